side = "late"
