import late


def answer():
    return late.__name__ + " and " + __name__
