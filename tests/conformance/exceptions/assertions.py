# assert: messages, expressions, parenthesised tuples stay truthy only by value.
def check(value, message=None):
    try:
        if message is None:
            assert value
        else:
            assert value, message
        return "ok"
    except AssertionError as error:
        return f"failed {error.args} {str(error)!r}"


print(check(1), check(0), check([], "empty"), check("", ("a", "tuple")), check(None, 5))
evaluated = []


def message():
    evaluated.append("message")
    return "lazy"


assert True, message()
print(evaluated)
try:
    assert False, message()
except AssertionError as error:
    print(error, evaluated)


class Weird:
    def __bool__(self):
        raise ValueError("asked for truth")


try:
    assert Weird()
except ValueError as error:
    print(error)
try:
    assert [x for x in range(3) if x > 5], f"nothing above {5}"
except AssertionError as error:
    print(error)
