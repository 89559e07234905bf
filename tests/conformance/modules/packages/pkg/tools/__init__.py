print("initialising", __name__)
label = "<tools>"
