value = "normalized"
