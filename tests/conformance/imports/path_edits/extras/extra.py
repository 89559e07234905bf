where = "extras"
