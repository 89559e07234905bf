print("loading", __name__)
value = 1
other = 2
