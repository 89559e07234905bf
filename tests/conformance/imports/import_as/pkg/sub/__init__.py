name = "name in sub"
