# except* takes the matching part of a group and leaves the rest.
group = ExceptionGroup("several", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), KeyError("k")])])


def run(error):
    try:
        raise error
    except* ValueError as eg:
        print("values", [repr(e) for e in eg.exceptions])
    except* (TypeError, KeyError) as eg:
        print("types and keys", repr(eg))
    else:
        print("else")
    finally:
        print("finally")


run(group)
run(ValueError("naked"))
try:
    run(ExceptionGroup("left over", [OSError(9001, "x"), ValueError("v")]))
except ExceptionGroup as error:
    print("rest", repr(error))
