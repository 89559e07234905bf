value = __name__


def function():
    return __spec__.name


class Class:
    pass
