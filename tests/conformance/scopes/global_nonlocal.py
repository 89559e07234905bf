x = 1
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def reset():
        nonlocal n
        del n
    return inc, get, reset
inc, get, reset = counter()
print(inc(), inc(5), get())
reset()
for f in (get, inc, reset):
    try: f()
    except NameError as e: print(type(e).__name__, e)
def deep():
    a = 1
    def b():
        def c():
            nonlocal a
            a += 1
            def d():
                nonlocal a
                a *= 10
                return a
            return d()
        return c()
    return b(), a
print(deep())
def g():
    global x, newglobal
    x += 1
    newglobal = x
    def h():
        x = "local"
        def i():
            nonlocal x
            x += "!"
            return x
        return i(), x
    def j():
        return x
    return h(), j()
print(g(), x, newglobal)
def k():
    global x
    for x in range(3): pass
    import sys as x2
    def x3(): pass
    class X4:
        global in_class
        in_class = 5
        x = "attr"
    return X4.x
print(k(), x, in_class)
def late():
    def use(): return y
    try: use()
    except NameError as e: print(e)
    y = 1
    print(use())
    del y
    try: use()
    except NameError as e: print(e)
    try: print(y)
    except UnboundLocalError as e: print(e)
late()
def exc():
    try: raise ValueError("v")
    except ValueError as e: keep = lambda: e
    try: keep()
    except NameError as n: print(n)
    try: e
    except UnboundLocalError as n: print(n)
exc()
def param(a):
    def inner():
        nonlocal a
        a += 1
        return a
    return inner(), a
print(param(1))
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])
def loop():
    out = []
    for i in range(3): out.append(lambda: i)
    return [f() for f in out]
print(loop())
def clos():
    a = b = c = 1
    def f(): return a, c
    return f
print(clos().__code__.co_freevars, [c.cell_contents for c in clos().__closure__])
for s in ("def f():\n nonlocal q", "nonlocal q", "class C:\n nonlocal q", "def f(a):\n nonlocal a", "def f(a):\n global a", "def f():\n a = 1\n global a", "def f():\n print(a)\n global a", "def f():\n global a\n nonlocal a", "def f():\n a = 1\n def g():\n  global a\n  nonlocal a", "def f():\n global a\n def g():\n  nonlocal a", "def f():\n a = 1\n def g():\n  a = 2\n  nonlocal a", "def f():\n a = 1\n def g():\n  nonlocal a, b", "global x\nglobal x", "x = 1\nglobal x", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x", "def f():\n x: int\n global x", "class C:\n x = 1\n global x", "class C:\n global x\n x = 1", "def f():\n global __debug__", "def f(__debug__): pass", "def f():\n a = 1\n class C:\n  nonlocal a\n  a = 2", "lambda: (nonlocal_ := 1)", "def f():\n global x, x"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
