value = "value"
