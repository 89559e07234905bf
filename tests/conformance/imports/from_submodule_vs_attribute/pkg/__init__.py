config = "an attribute"
