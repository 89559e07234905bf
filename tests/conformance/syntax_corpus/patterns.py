"""Patterns of match statements."""

def case(pattern):
    return "match x:\n  case " + pattern + ": pass\n"

SOURCES = [
    *map(case, ["", "1 2", "a b", "1 +", "1 + 2", "1 + a", "1 + 2j", "-a", "- -1", "-1 + 2", "1 - 2j + 3j", "a.b.", "a.1", "a()b", "a + b", "not a", "f'a'", "f'{a}'", "t'a'", "'a' f'b'", "a = 1", "a := 1", "a as", "a as 1", "a as _", "1 as _", "a as b.c", "a as f()", "a as b[0]", "1 as 2", "1 as b c", "(1 as _)", "a as (b)", "a as (b, c)", "a | b", "1 | a | 2", "1 | _ | 2", "(a | b)", "a | 1", "_ | 1", "1 |", "| 1", "1 | a", "a | a", "[a] | [b]", "[a, b] | [b, a]", "[a] | [a, b]", "(a, 1) | (b, 2)", "[1, a | 2]", "{'a': b} | {'a': c}", "A(a) | B(b)", "a, a", "[a, a]", "[a, *a]", "(a, (b, a))", "{'a': b, 'c': b}", "{'a': b, **b}", "A(a, a)", "A(b=a, c=a)", "a as a", "[a] as a", "*a", "*a, *b", "[*a, *b]", "[*a, b, *c]", "(*a)", "(*a,)", "*a.b", "*1", "**a", "[**a]", "[a, b c]", "(a b)", "[a,,b]", "[,]", "(,)", "[a", "(a", "{a}", "{a: b}", "{a: 1}", "{1: a, 1: b}", "{'a': 1, 'a': 2}", "{1: a, 1.0: b}", "{True: a, 1: b}", "{None: a, None: b}", "{1: a, 2: b, 1: c}", "{-1: a, -1: b}", "{a.b: c, a.b: d}", "{'a' 'b': c, 'ab': d}", "{**a, **b}", "{**a, 'b': c}", "{**a, }", "{**_}", "{**1}", "{**a.b}", "{*a}", "{'a'}", "{'a':}", "{'a': b c}", "{'a': b 'c': d}", "{1: _, 2: _}", "{a(): b}", "{1 + 2: a}", "{1 + 2j: a, 1 + 2j: b}", "A(", "A(a b)", "A(a=1, b)", "A(a=1, b=2, c)", "A(a=1, b, c=2)", "A(a=1, a=2)", "A(a=1, b=2, a=3)", "A(**a)", "A(*a)", "A(a=)", "A(=a)", "A(1=a)", "A(a.b=1)", "A.b(c=1, d)", "A(a,,b)", "A()()", "A[0]", "a.b | c", "_ as a", "_", "a if", "a if b c", "1 if a = b", "1 if", "if a", "lambda: 1", "...", "1 < 2", "True | False | a", "None as None", "None = 1", "a.b = 1", "yield", "await a", "1j + 1", "1 + 1", "1j", "-1j - 1j", "1 + -1j", "+1", "~1", "1.5 + 2", "'a' + 'b'", "b'a' 'b'", "('a' 'b')c", "\"a"]),
    "match x:\n  case _: pass\n  case 1: pass\n", "match x:\n  case a: pass\n  case 1: pass\n", "match x:\n  case a as b: pass\n  case 1: pass\n", "match x:\n  case (a): pass\n  case 1: pass\n", "match x:\n  case 1 | a: pass\n  case 2: pass\n", "match x:\n  case a if b: pass\n  case 1: pass\n", "match x:\n  case 1: pass\n  case _: pass\n  case _: pass\n", "match x:\n  case 1: pass\n  default: pass\n", "match x:\n  case 1: pass\n  else: pass\n", "match x:\n  case 1: pass\nelse:\n  pass\n", "match x:\n  case 1\n    pass\n", "match x\n  case 1: pass\n", "match x:\n  1: pass\n", "match x:\n  case: pass\n", "match x:\n  case 1:\n  case 2: pass\n", "match x:\n  case 1, case 2: pass\n", "match:\n  case 1: pass\n", "match x,:\n  case 1 2: pass\n", "match (x y):\n  case 1: pass\n", "match x, y z:\n  case 1: pass\n", "match x = 1:\n  case 1: pass\n", "match x:\n  case [(a, b), (c, a)]: pass\n", "match x:\n  case {'k': (a | b)}: pass\n  case _: pass\n", "case 1: pass\n", "match x: case 1: pass\n", "match *x:\n  case 1: pass\n", "match x:\n  case 1: pass\n x\n", "match x:\n  case 1: pass\n    case 2: pass\n", "match x:\n    case 1: pass\n  case 2: pass\n",
]


def show(source):
    try:
        compile(source, "<corpus>", "exec")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(repr(source))
        print("   ", type(error).__name__ + ":", error.msg, place, repr(error.text))
    except Exception as error:
        print(repr(source), "=>", type(error).__name__, error)
    else:
        print(repr(source), "compiles")


for source in SOURCES:
    show(source)
