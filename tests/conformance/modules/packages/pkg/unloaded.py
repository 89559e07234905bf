value = "loaded late"
