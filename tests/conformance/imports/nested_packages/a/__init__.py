order = ["a"]
