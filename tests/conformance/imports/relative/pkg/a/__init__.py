up_value = "up"
