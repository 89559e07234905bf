print("loading", __name__)
weight = 1000
