# Three exceptions in a row, one suppressed with `from None`.
def first():
    try:
        [].pop()
    except IndexError:
        raise ValueError("hidden context") from None


def second():
    try:
        first()
    except ValueError as error:
        raise KeyError("second") from error


def third():
    try:
        second()
    finally:
        undefined_in_finally


third()
