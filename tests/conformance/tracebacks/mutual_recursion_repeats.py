# Repeated frames of a two-function cycle are not collapsed; a long single one is.
def ping(n):
    return pong(n - 1)


def pong(n):
    if n <= 0:
        raise ValueError("bottom")
    return ping(n)


def down(n):
    if n == 0:
        ping(3)
    down(n - 1)


down(10)
