import second

value = 1
