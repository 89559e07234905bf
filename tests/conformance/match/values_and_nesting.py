# Dotted value patterns, or-patterns that bind, nested as, evaluation once.
class Color:
    RED = "red"
    GREEN = "green"

    class Dark:
        BLUE = "dark blue"


def color(value):
    match value:
        case Color.RED:
            return "stop"
        case Color.GREEN:
            return "go"
        case Color.Dark.BLUE:
            return "night"
        case _:
            return "?"


print([color(c) for c in ("red", "green", "dark blue", "pink")])


def evaluate(expr):
    match expr:
        case int() | float():
            return expr
        case ("+", left, right):
            return evaluate(left) + evaluate(right)
        case ("*", left, right):
            return evaluate(left) * evaluate(right)
        case ("-", operand) | ("neg", operand):
            return -evaluate(operand)
        case ("let", str(name), value, body):
            return evaluate(substitute(body, name, evaluate(value)))
        case ("if", condition, (_ as yes), no):
            return evaluate(yes) if evaluate(condition) else evaluate(no)
        case _:
            raise ValueError(f"bad expression {expr!r}")


def substitute(expr, name, value):
    match expr:
        case str() if expr == name:
            return value
        case (op, *args):
            return (op, *(substitute(a, name, value) for a in args))
        case _:
            return expr


print(evaluate(("+", 1, ("*", 2, ("-", 3)))), evaluate(("let", "x", ("+", 2, 3), ("*", "x", "x"))), evaluate(("if", 0, 1, ("neg", 2))))
try:
    evaluate(("?",))
except ValueError as error:
    print(error)


def binding(value):
    match value:
        case [("a" | "b") as letter, (1 | 2 as number)] | {"letter": letter, "number": number}:
            return letter, number
        case [[*inner] as whole, *others]:
            return whole, inner, others
        case (Color.RED | Color.GREEN) as c:
            return "color", c
    return None


for value in (["a", 2], {"letter": "z", "number": 9}, [[1, 2], 3], "green", ["c", 1]):
    print(binding(value))


class Noisy:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("compare with", other)
        return self.value == other


def subject():
    print("subject evaluated once")
    return Noisy(3)


match subject():
    case 1:
        print("one")
    case 2 | 3:
        print("two or three")
for item in [1, "a", [2]]:
    match item:
        case int():
            continue
        case str():
            print("str")
        case [x]:
            print("break at", x)
            break


def returns_inside(x):
    while True:
        match x:
            case 0:
                return "done"
            case n if n > 0:
                x -= 1
            case _:
                x = 0


print(returns_inside(5), returns_inside(-5))
try:
    match undefined:
        case _:
            pass
except NameError as error:
    print(error)
