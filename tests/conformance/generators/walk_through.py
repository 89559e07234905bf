# Generators: closing, throwing, delegating, results, odd iterators.
import sys
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
x = g(); next(x)
try: x.close()
except RuntimeError as e: print(e)
def h():
    return 1
    yield
try: next(h())
except StopIteration as e: print(e.value, e.args)
def r():
    raise StopIteration(5)
    yield
try: next(r())
except RuntimeError as e: print(e, repr(e.__cause__))
it = iter([1,2,3])
print(next(it), next(it), next(it), next(it, "d"))
def chain(*its):
    for i in its: yield from i
print(list(chain("ab", [1], (x*x for x in range(3)), {"k": 1})))
def ctx():
    try:
        try: yield
        except ValueError as e: print("inside", repr(sys.exception())); yield "r"
    finally: print("done", sys.exception())
c = ctx(); next(c)
try: raise KeyError
except KeyError:
    print(c.throw(ValueError("t")), repr(sys.exception()))
c.close()
def avg():
    total = n = 0; a = None
    while True:
        v = yield a
        if v is None: return total
        total += v; n += 1; a = total / n
def wrap(res):
    while True:
        res.append((yield from avg()))
out = []; w = wrap(out); next(w); print(w.send(1), w.send(3)); w.send(None); print(w.send(10)); w.send(None); print(out)
gg = (i for i in [1,2]); print(gg.__name__, gg.__qualname__, type(gg).__name__, iter(gg) is gg)
try: (i for i in 5)
except TypeError as e: print(e)
def lazy():
    print("started"); yield
l = lazy(); print("not yet"); next(l)
try: l.send(1)
except StopIteration: print("end")
try: lazy().send(1)
except TypeError as e: print(e)
try: l.throw(ValueError)
except ValueError as e: print(repr(e))
try: lazy().throw(TypeError("early"))
except TypeError as e: print(e)
print(sum(i for i in range(10) if i % 2), max((len(w), w) for w in "a bb ccc".split()), any(i > 3 for i in range(5)), dict((i, i*i) for i in range(3)), " ".join(str(i) for i in range(3)), sorted((i for i in "hello"), reverse=True))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("val")
        return self.n
    def send(self, v): print("send", v); return self.__next__()
    def throw(self, *a): print("throw", a); raise StopIteration("thrown")
    def close(self): print("close")
def d(): r = yield from It(); print("r", r); yield "after"
x = d(); print(next(x), x.send("s"), x.throw(KeyError("k")))
x = d(); next(x); x.close()
a, *b, c = (i for i in range(5)); print(a, b, c)
