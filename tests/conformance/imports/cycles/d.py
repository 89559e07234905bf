from c import name

thing = "d"
