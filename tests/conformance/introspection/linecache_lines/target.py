first = 1
second = "zwei: ä"
third = 3
