# Literal, capture, wildcard, or, as and guard patterns.
def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "one and a half"
        case 2 + 3j:
            return "complex"
        case "yes" | "y":
            return "affirmative"
        case b"raw":
            return "bytes"
        case None:
            return "none"
        case True:
            return "never: True equals 1"
        case str() as text if len(text) > 5:
            return f"long text {text!r}"
        case str(text):
            return f"text {text!r}"
        case float() | int() as number if number > 100:
            return f"big {number}"
        case x if x == []:
            return "empty list"
        case _:
            return f"other {type(value).__name__}"


for value in (0, 2, -1, 1.5, 2 + 3j, "yes", "y", b"raw", None, True, False, "longer text", "short", 1000, 100.5, 50, [], {}, ()):
    print(repr(value), "->", describe(value))


def bind(value):
    match value:
        case captured:
            return captured


print(bind(5), bind(None))


def guard_order(log):
    match 5:
        case n if log.append("first") or n > 10:
            return "wrong"
        case n if log.append("second") or n == 5:
            return log + [n]


print(guard_order([]))


def no_match(value):
    result = "untouched"
    match value:
        case 1:
            result = "one"
    return result


print(no_match(1), no_match(2))
match 7:
    case leftover if leftover > 10:
        pass
    case _:
        pass
print("captures stay bound:", leftover)
match = "soft keyword"
case = [match]
print(match, case)
match (case):
    case [single]:
        print("single", single)
match "a", "b":
    case x, y:
        print(x, y)
match -0.0:
    case 0:
        print("zero by equality")
match "Ä":
    case "A" | "Ä":
        print("unicode")
