which = "capital"
