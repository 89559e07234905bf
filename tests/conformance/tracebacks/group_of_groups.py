# Nested groups with notes, causes and tracebacks of their own.
def make(n):
    try:
        raise ValueError(f"bad {n}")
    except ValueError as error:
        error.add_note(f"note {n}")
        return error


def outer():
    try:
        raise ExceptionGroup("inner", [make(1), TypeError("t")])
    except ExceptionGroup as group:
        raise ExceptionGroup("outer", [group, make(2), KeyError("k")]) from LookupError("why")


outer()
