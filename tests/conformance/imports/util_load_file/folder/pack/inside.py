value = __package__ + " has " + __name__
