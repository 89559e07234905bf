"""An expression calculator: tokenizer, recursive-descent parser, tree, evaluator, simplifier and derivative.

The grammar, loosest first:

    statement   = [NAME "="] expression
    expression  = term {("+" | "-") term}
    term        = unary {("*" | "/" | "//" | "%") unary}
    unary       = ("-" | "+") unary | power
    power       = atom ["^" unary]
    atom        = NUMBER | NAME | NAME "(" [expression {"," expression}] ")" | "(" expression ")"
"""

import math


class CalculatorError(Exception):
    """Something the person at the keyboard did wrong."""

    def __init__(self, message, position=None):
        super().__init__(message)
        self.position = position


class Token:
    __slots__ = ("kind", "text", "position")

    def __init__(self, kind, text, position):
        self.kind, self.text, self.position = kind, text, position

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def tokenize(source):
    position = 0
    while position < len(source):
        char = source[position]
        start = position
        if char.isspace():
            position += 1
            continue
        if char.isdigit() or char == ".":
            while position < len(source) and (source[position].isalnum() or source[position] == "."):
                position += 1
            kind = "number"
        elif char.isalpha() or char == "_":
            while position < len(source) and (source[position].isalnum() or source[position] == "_"):
                position += 1
            kind = "name"
        elif source.startswith("//", position):
            position += 2
            kind = "op"
        elif char in "+-*/%^(),=":
            position += 1
            kind = "op"
        else:
            raise CalculatorError(f"unexpected character {char!r}", position)
        yield Token(kind, source[start:position], start)
    yield Token("end", "", len(source))


class Parser:
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.index = 0

    @property
    def current(self):
        return self.tokens[self.index]

    def accept(self, *texts):
        token = self.current
        if token.kind == "op" and token.text in texts:
            self.index += 1
            return token.text
        return None

    def expect(self, text):
        if not self.accept(text):
            found = self.current.text or "the end"
            raise CalculatorError(f"expected {text!r}, found {found!r}", self.current.position)

    def statement(self):
        if self.current.kind == "name" and self.tokens[self.index + 1].text == "=":
            name = self.current.text
            self.index += 2
            tree = ("assign", name, self.expression())
        else:
            tree = self.expression()
        if self.current.kind != "end":
            raise CalculatorError(f"unexpected {self.current.text!r}", self.current.position)
        return tree

    def binary(self, operand, *operators):
        left = operand()
        while operator := self.accept(*operators):
            left = (operator, left, operand())
        return left

    def expression(self):
        return self.binary(self.term, "+", "-")

    def term(self):
        return self.binary(self.unary, "*", "/", "//", "%")

    def unary(self):
        if self.accept("-"):
            return ("neg", self.unary())
        if self.accept("+"):
            return self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        return ("^", base, self.unary()) if self.accept("^") else base

    def atom(self):
        token = self.current
        if token.kind == "number":
            self.index += 1
            try:
                return int(token.text) if token.text.isdigit() else float(token.text)
            except ValueError:
                raise CalculatorError(f"bad number {token.text!r}", token.position) from None
        if token.kind == "name":
            self.index += 1
            if not self.accept("("):
                return token.text
            arguments = []
            if not self.accept(")"):
                arguments.append(self.expression())
                while self.accept(","):
                    arguments.append(self.expression())
                self.expect(")")
            return ("call", token.text, *arguments)
        if self.accept("("):
            inside = self.expression()
            self.expect(")")
            return inside
        raise CalculatorError(f"expected a value, found {token.text or 'the end'!r}", token.position)


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "^": lambda a, b: a**b,
}
FUNCTIONS = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "gcd": math.gcd, "fact": math.factorial, "round": round}


class Calculator:
    def __init__(self):
        self.names = {"pi": math.pi, "e": math.e}

    def run(self, source):
        return self.evaluate(Parser(source).statement())

    def evaluate(self, tree):
        match tree:
            case int() | float():
                return tree
            case str(name):
                if name not in self.names:
                    raise CalculatorError(f"unknown name {name!r}")
                return self.names[name]
            case ("assign", name, value):
                self.names[name] = result = self.evaluate(value)
                return result
            case ("neg", operand):
                return -self.evaluate(operand)
            case ("call", name, *arguments):
                if name not in FUNCTIONS:
                    raise CalculatorError(f"unknown function {name!r}")
                try:
                    return FUNCTIONS[name](*map(self.evaluate, arguments))
                except (TypeError, ValueError) as error:
                    raise CalculatorError(f"{name}: {error}") from error
            case (operator, left, right):
                try:
                    return OPERATORS[operator](self.evaluate(left), self.evaluate(right))
                except ZeroDivisionError as error:
                    raise CalculatorError("division by zero") from error


def simplify(tree):
    """Folds constants and drops neutral elements until nothing changes."""
    match tree:
        case (("+" | "*" | "-" | "/" | "^") as op, left, right):
            left, right = simplify(left), simplify(right)
            match op, left, right:
                case ("+" | "-", x, 0) | ("+", 0, x) | ("*" | "/" | "^", x, 1) | ("*", 1, x):
                    return x
                case ("*", 0, _) | ("*", _, 0):
                    return 0
                case ("^", _, 0):
                    return 1
                case ("+" | "-" | "*" | "^", int(a), int(b)) if op != "^" or b >= 0:
                    return OPERATORS[op](a, b)
            return (op, left, right)
        case ("neg", operand):
            operand = simplify(operand)
            return -operand if isinstance(operand, (int, float)) else ("neg", operand)
    return tree


def derive(tree, name):
    match tree:
        case int() | float():
            return 0
        case str():
            return int(tree == name)
        case ("neg", f):
            return ("neg", derive(f, name))
        case (("+" | "-") as op, f, g):
            return (op, derive(f, name), derive(g, name))
        case ("*", f, g):
            return ("+", ("*", derive(f, name), g), ("*", f, derive(g, name)))
        case ("/", f, g):
            return ("/", ("-", ("*", derive(f, name), g), ("*", f, derive(g, name))), ("^", g, 2))
        case ("^", f, int(n)):
            return ("*", ("*", n, ("^", f, n - 1)), derive(f, name))
    raise CalculatorError("cannot derive this")


PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "%": 2, "neg": 3, "^": 4}


def show(tree, outer=0):
    match tree:
        case ("neg", operand):
            text, inner = "-" + show(operand, 3), 3
        case ("call", name, *arguments):
            return f"{name}({', '.join(map(show, arguments))})"
        case ("assign", name, value):
            return f"{name} = {show(value)}"
        case (op, left, right):
            inner = PRECEDENCE[op]
            space = "" if op == "^" else " "
            text = f"{show(left, inner + (op == '^'))}{space}{op}{space}{show(right, inner + (op != '^'))}"
        case _:
            return str(tree)
    return f"({text})" if inner < outer else text


def main():
    calculator = Calculator()
    for line in (
        "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "7 // 2 + 7 % 2", "10 / 4", "x = 12", "y = x * (x - 1) / 2", "x * y - 1.5",
        "max(1, min(9, x), 3)", "sqrt(x * 3) + gcd(84, 36)", "fact(20) // fact(18)", "2 ^ 200", "r = 2.5", "round(pi * r ^ 2, 3)",
        "1 / (x - 12)", "1 +", "(1 + 2", "3 $ 4", "1.2.3", "unknown + 1", "nope(1)", "sqrt(0 - 4)", "1 2", "",
    ):
        try:
            result = calculator.run(line)
            print(f"{line:<28} = {result}")
        except CalculatorError as error:
            where = "" if error.position is None else f" at column {error.position + 1}"
            print(f"{line:<28} ! {error}{where}")
    print()
    for source in ("x ^ 3 - 2 * x + 1", "(x + 1) * (x - 1)", "1 / x", "-(x ^ 2) * 5 + x / 2", "(2 * x + 3) ^ 4"):
        tree = Parser(source).statement()
        slope = simplify(derive(tree, "x"))
        values = []
        for x in (1, 2, 5):
            calculator.names["x"] = x
            values.append(f"{calculator.evaluate(slope):g}")
        print(f"d/dx {show(tree)}  =  {show(slope)}   at 1, 2, 5: {', '.join(values)}")


main()
