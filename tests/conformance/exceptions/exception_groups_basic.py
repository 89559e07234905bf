# ExceptionGroup as an object; except* splits a group.
group = ExceptionGroup("several", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), KeyError("k")])])
print(group.message, len(group.exceptions), group)
print(repr(group))
match_, rest = group.split(TypeError)
print(repr(match_), repr(rest))
print(repr(group.subgroup(lambda e: isinstance(e, (KeyError, ValueError)))))


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
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
try:
    ExceptionGroup("bad", [1])
except ValueError as error:
    print(error)
