# What annotations see.
x = "global"


class C:
    x = "class"
    a: x
    b: [x]
    c: (lambda: x)()
    d: [x for _ in [1]]
    e: (lambda v=x: v)()
    g: [v for v in x]
    h: list(x for _ in [1])

    def m(self, p: x, q: (lambda: x)()): pass

    class Inner:
        f: x


print(C.__annotations__)
print(C.m.__annotations__, C.Inner.__annotations__)
C.x = "changed"
print(C.__annotate__(1)["a"], C.m.__annotate__(1)["p"])
del C.x
print(C.__annotate__(1)["a"])


def f():
    x = "local"

    class D:
        a: x
        x = "D"
        b: x

    class E:
        a: x

    def g(p: x): pass

    before = D.__annotations__, E.__annotations__, g.__annotate__(1)
    x = "rebound"
    return before, g.__annotate__(1), E.__annotate__(1)


print(f())


def deleted():
    v = 1

    def g(p: v): pass

    del v
    try:
        g.__annotations__
    except NameError as e:
        print(e)


deleted()


class Super:
    def name(self): return "Super.name"


class Sub(Super):
    def m(self, p: __class__): pass


try:
    print(Sub.m.__annotations__)
except NameError as e:
    print(e)
for text in ("def f(x: (y := 1)): pass", "def f(x: (yield)): pass", "x: (yield)", "x: (y := 1)", "x: await y", "def f() -> (yield): pass", "class C:\n x: (yield 1)", "def f():\n x: (yield)", "def f():\n global x\n x: int", "global x\nx: int", "def f(x):\n nonlocal x\n x: int", "(x, y): int", "[x]: int", "x, y: int", "f(): int", "x: int: str", "x.y: int", "x[0]: int", "1: int", "x: *int", "def f(*a: *int): pass", "def f(a: *int): pass", "*x: int", "x: int = yield", "lambda x: int: x"):
    try:
        exec(text, {"x": [0]})
        print(repr(text), "is fine")
    except SyntaxError as e:
        print(repr(text), "->", e.args[0])
    except Exception as e:
        print(repr(text), "runs:", type(e).__name__, e)
