# A walk through the language: with, generators, exceptions, matching, scopes, code made at run time, calls that fail.
import sys
class Ctx:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
        return self.swallow
def f():
    with Ctx(1) as a, Ctx(2, True) as b:
        raise KeyError("x")
    print("after")
    with Ctx(3):
        return 5
print(f())
for i in range(3):
    with Ctx(i):
        if i == 1: continue
        if i == 2: break
try:
    with Ctx("a"):
        with Ctx("b"):
            1/0
except ZeroDivisionError as e:
    print(e, e.__context__)
def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    finally:
        print("fin")
g = gen(); next(g); print(g.send("hi")); print(g.throw(ValueError("v")))
try: next(g)
except StopIteration as e: print("stop", e.value)
def deleg():
    r = yield from inner()
    print("r", r)
    return r * 2
def inner():
    try:
        a = yield "a"
        b = yield a
        return (a, b)
    except GeneratorExit:
        print("closing inner"); raise
d = deleg(); print(next(d), d.send(1))
try: d.send(2)
except StopIteration as e: print(e.value)
d = deleg(); next(d); d.close()
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise TypeError("b") from e
except TypeError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
def nested():
    try:
        raise ValueError(1)
    except ValueError:
        try: raise KeyError(2)
        except KeyError as k: print(repr(k.__context__), sys.exception() is k)
        print(repr(sys.exception()))
    print(sys.exception())
nested()
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E<{self.args} {self.b}>"
try: raise E(1, b=2)
except E as e: print(e, repr(e), e.args)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
e = ValueError("note"); e.add_note("n1"); e.add_note("n2"); print(e.__notes__)
def ff():
    try: return "try"
    finally: print("finally")
print(ff())
def lo():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print(i)
        finally: print("f", i)
    else: print("else")
lo()
match {"a": [1, {"b": (2, 3)}], "k": "v"}:
    case {"a": [int(x), {"b": (y, *rest)}], **kw} if x == 1: print(x, y, rest, kw)
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case Pt(0, y=yy): return ("pt0", yy)
        case Pt(x, y) if x == y: return "diag"
        case Pt(): return "pt"
        case str() | bytes(): return "text"
        case [a, b, *_]: return (a, b)
        case {"k": k}: return k
        case None | True | False: return "singleton"
        case -1 | 2.5 | 3+4j: return "num"
        case int(n) as whole: return (n, whole)
        case _: return "other"
for v in (Pt(0, 9), Pt(2, 2), Pt(1, 2), "s", b"b", [1, 2, 3], (4, 5), {"k": 7}, None, True, -1, 2.5, 3+4j, 8, {1}): print(m(v), end=" ")
print()
try:
    match 1:
        case int(a, b): pass
except TypeError as e: print(e)
print(sys.exc_info())
x = 10
def outer():
    x = 1
    def mid():
        nonlocal x
        x += 1
        def inn():
            global x
            x = x + 5
            return x
        return inn() + 0
    r = mid()
    return x, r
print(outer(), x)
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs]); fs = [lambda: i for i in range(3)]; print([f() for f in fs])
print([(lambda y: [y * z for z in range(y)])(k) for k in range(4)], {a: b for a, b in zip("ab", range(2))}, {*"aab"} == {"a", "b"})
exec("q = 5\nprint(q + x)", {"x": 3}); ns = {}; exec("def h(a): return a*2\nv = h(4)", ns); print(ns["v"], eval("v+1", ns), eval("a*b", {}, {"a": 2, "b": 3}))
code = compile("1+2", "<c>", "eval"); print(eval(code), code.co_filename)
try: exec("raise ValueError('in exec')")
except ValueError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
def dec(n):
    def w(f):
        def g(*a, **k): return (n, f(*a, **k))
        g.__name__ = f.__name__; return g
    return w
@dec(1)
@dec(2)
def zed(a, /, b=2, *c, d, **e): return a, b, c, d, e
print(zed(1, d=4, z=6), zed.__name__)
for bad in (lambda: zed(), lambda: len(), lambda: int("x", y=1), lambda: (lambda a, b: 0)(1), lambda: (lambda: 0)(1, 2), lambda: print(sep=1), lambda: [].append(1, 2), lambda: {}.get(), lambda: "a".join(1), lambda: max(), lambda: sorted(1), lambda: None.x, lambda: (1).real.foo, lambda: undefined_thing, lambda: [][1], lambda: {}["k"], lambda: int("z")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
