where = "third"
