# A statement that is nothing but an assigned call gets no carets, unless its text is not ASCII.
import sys


def plain():
    value = int("abc")
    return value


def wide():
    value = int("日本")
    return value


def returned():
    return int("é")


def later():
    value = [
        int("é"), int(
            "x")]
    return value


for function in (plain, wide, returned, later):
    try:
        function()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
