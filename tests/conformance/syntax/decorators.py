def d(x): print("d", x); return lambda f: (print("apply", x, f.__name__ if hasattr(f, "__name__") else f), f)[1]
@d(1)
@(lambda f: f)
@d(2)
def f(): pass
decs = [d(3), d(4)]
@decs[0]
@decs[1] if True else None
@(x := d(5))
class C:
    @property
    @(lambda f: f)
    def p(self): return 1
    @staticmethod
    def s(): return 2
    @classmethod
    def c(cls): return cls.__name__
    @p.setter
    def p(self, v): print("set", v)
c = C(); c.p = 3; print(c.p, C.s(), C.c())
@lambda f: 5
def five(): pass
print(five)
@(lambda f: None)
def printed(): pass
print(printed is None)
@{"k": d(6)}["k"]
def g(): pass
@d(7) and d(8)
def h(): pass
def order():
    log = []
    def note(n):
        log.append(n)
        def dec(f): log.append("dec " + n); return f
        return dec
    @note("a")
    @note("b")
    def f(x=log.append("default"), *, y=log.append("kwdefault")) -> log.append("annotation"): pass
    @note("c")
    class K(log.append("base") or object, metaclass=(log.append("meta"), type)[1]): log.append("body")
    return log
print(order())
try:
    @(1)
    def bad(): pass
except TypeError as e: print(e)
for s in ("@x := y\ndef f(): pass", "@\ndef f(): pass", "@x\ny = 1", "@x y\ndef f(): pass", "@yield x\ndef f(): pass", "@*x\ndef f(): pass", "@(yield x)\ndef f(): pass", "@x, y\ndef f(): pass", "@lambda: x\nclass C: pass", "@x", "@x\n\n\ndef f(): pass", "@x #c\n@y\ndef f(): pass", "@await_\nasync def f(): pass"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e.msg)
