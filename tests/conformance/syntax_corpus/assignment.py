"""What may stand on the left of an assignment, and after del."""

SOURCES = [
    "1 = a", "'a' = b", "b'a' = b", "f'a' = b", "f'{a}' = b", "t'a' = b", "1.5 = a", "1j = a", "... = a", "None = a", "True = a", "False = a", "__debug__ = a", "a.__debug__ = 1", "f() = a", "f().g() = a", "a + b = c", "-a = b", "not a = b", "a and b = c", "a or b = c", "a < b = c", "a == b = c", "a is b = c", "a in b = c", "a not in b = c", "a if b else c = d", "lambda: a = b", "lambda x: x = 1", "[a for a in b] = c", "{a for a in b} = c", "{a: b for a in c} = d", "(a for a in b) = c", "{} = a", "{a} = b", "{a: b} = c", "{**a} = b", "() = a", "[] = a", "(a) = 1", "(a, b) = 1", "(a, 1) = b", "[a, 1] = b", "a, 1 = b", "a, f() = b", "1, a = b", "a, (b, 1) = c", "a, [b, f()] = c", "a = 1 = b", "a = f() = b", "a = b + c = d", "a = b = 1 = c", "a = None = b", "a = 1, b = 2", "a, b += 1", "(a, b) += 1", "[a, b] += 1", "1 += a", "f() += a", "None += 1", "a + b += 1", "'a' += b", "a if b else c += 1", "(a) += 1", "a.b() += 1", "*a += 1", "a += 1 += 2", "a += b = c", "a = b += c", "a += ", "a += yield = 1", "a <<= ", "__debug__ += 1", "a and b += 1", "{a} += 1", "(yield) = 1", "yield = 1", "yield a = 1", "x = yield = 1", "await a = 1", "(await a) = 1", "async def f():\n  await a = 1\n", "*a = 1", "*a, = 1", "*a, *b = c", "*a, b, *c = d", "[*a, *b] = c", "(*a) = 1", "*(a) = 1", "*a, b = *c", "a = *b", "a = *b, *c", "*a", "*a, 1 = b", "*1, a = b", "*f(), a = b", "a, *None = b", "*(a, 1), b = c", "(*a, b) = c = 1 = d", "del *a, b", "**a = 1", "a: 1 = 2 = 3", "1: int", "f(): int", "(a, b): int", "a, b: int", "[a, b]: int", "[a]: int = 1", "(a,): int", "(): int", "None: int", "True: int = 1", "'a': int", "a + b: int", "a: int: str", "a: int = ", "a: ", "*a: int", "a: int = b = c", "a: int += 1", "{a: b}: int", "{}: int", "__debug__: int", "lambda: a: b", "(a): int = 1 2", "a: yield = 1", "a: (yield)", "a: (await b)", "a: (b := 1)", "def f():\n  a: (yield)\n", "def f(a: (yield)): pass\n", "def f() -> (b := 1): pass\n", "a.b: (yield)",
    "del", "del 1", "del f()", "del a + b", "del (a, 1)", "del [a, f()]", "del None", "del True", "del __debug__", "del a.__debug__", "del 'a'", "del a, 1", "del -a", "del not a", "del a if b else c", "del a and b", "del {a}", "del {a: b}", "del [a for a in b]", "del (a for a in b)", "del lambda: 1", "del a b", "del a = 1", "del a := 1", "del (a := 1)", "del ()", "del *a", "del (*a, b)", "del [*a]", "del a == b", "del f'{a}'", "del ...", "del a,, b", "del (a, b", "del yield", "del (yield)", "del await a", "del a, (b, (c, 1))", "del a[0] b",
    "a := 1", "a := 1, b", "a = b := 1", "a.b := 1", "a[0] := 1", "1 := a", "(a) := 1", "x = (y = 1)", "print(a = 1 = 2)", "a = print b", "a = 1 2", "a = b c", "a = b c d", "a = b = c d", "a = 1 if b", "a = 1 if b else", "a = if b", "a = 1 if b else c d", "a = 1 if pass else 2", "a = pass if 1 else 2", "a = 1 if b else pass", "a = 1 if b else return 2", "a = break if 1 else 2", "a = continue if 1 else 2", "a = 1 if b else import c", "a = for", "a = class", "a = def", "a = not", "a = not not", "a = in", "a = is", "a = b is", "a = b in", "a = b not", "a = and", "a = b and", "a = b or", "a = lambda", "a = await", "a = async", "a = yield from", "a = del b", "a = raise b", "a = import b", "a = return", "if = 1", "for = 1", "class = 1", "def = 1", "pass = 1", "import = 1", "lambda = 1", "and = 1", "not = 1", "in = 1", "is = 1", "with = 1", "as = 1", "try = 1", "from = 1", "global = 1", "return = 1", "async = 1", "await = 1", "assert = 1", "a.if = 1", "a.None = 1", "a.class", "a.b.for", "a.True", "if.a", "x.def()",
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
