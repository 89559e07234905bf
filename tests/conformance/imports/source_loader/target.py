value = "value of target"


def where():
    return __name__
