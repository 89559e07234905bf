# "unsupported operand" texts for every operator over mixed types.
pairs = [(1, "a"), ("a", 1), ([], {}), (None, 1), (1, None), ({}, {}), (1.5, []), ((), []), (b"", ""), ("", b""), (set(), []), (len, 1), (int, str), (object, 1), (True, "x")]
operators = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a ** b,
    "@": lambda a, b: a @ b,
    "<<": lambda a, b: a << b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
}
for symbol, operator in operators.items():
    for a, b in pairs:
        try:
            result = operator(a, b)
        except TypeError as error:
            print(symbol, error)
        except ValueError as error:
            print(symbol, "ValueError", error)
        else:
            print(symbol, repr(a), repr(b), "->", result)
for value in (None, "a", [], {}, 1.5, len):
    for name, unary in (("-", lambda v: -v), ("+", lambda v: +v), ("~", lambda v: ~v)):
        try:
            print(name, unary(value))
        except TypeError as error:
            print(error)


def augmented(a, b):
    try:
        a += b
    except TypeError as error:
        print(error)
    try:
        a -= b
    except TypeError as error:
        print(error)
    try:
        a **= b
    except TypeError as error:
        print(error)


augmented(1, "x")
augmented([], 1)
augmented(None, None)
augmented((), [])
