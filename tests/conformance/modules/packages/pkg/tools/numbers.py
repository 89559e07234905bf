import pkg


def double(n):
    return n * 2


def parent_version():
    from .. import version
    return version
