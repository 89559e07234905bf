# `return` in a `finally` block swallows the exception; CPython 3.14 warns about it when it compiles.
def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "returned from finally"


def override():
    try:
        return "try"
    finally:
        return "finally"


def loop():
    for i in range(3):
        try:
            1 / 0
        finally:
            continue
    return i


def breaking():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "broken out"


print(swallow(), override(), loop(), breaking())
