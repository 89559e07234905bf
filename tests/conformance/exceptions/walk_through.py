# Exceptions: what they hold and print, groups, except*, chains, odd classes.
import sys
e = OSError(9044, "Message", "f.txt"); print(e, repr(e), e.errno, e.strerror, e.filename, type(e).__name__)
print(repr(KeyError("a")), str(KeyError("a")), str(KeyError("a", 1)), repr(ValueError()), str(ValueError(1, 2)), repr(StopIteration(3)), SystemExit(4).code, StopIteration().value)
try: [].foo
except AttributeError as e: print(e.name, e.obj, e)
try: unknown
except NameError as e: print(e.name, e)
try: import nope.x
except ImportError as e: print(e.name, e.path, e, type(e).__name__)
print(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeEncodeError("ascii", "\xe9", 0, 1, "bad"))
print(SyntaxError("msg", ("f", 1, 2, "text")).lineno, ImportError("m", name="n").name, AttributeError("m", name="n", obj=3).obj, NameError("m", name="n").name)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, ExceptionGroup("g", [ValueError()]).exceptions, BaseExceptionGroup("g", [KeyboardInterrupt()]))
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
g = MyG("mine", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3)])]); print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), type(g.subgroup(ValueError)).__name__)
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"), lambda: g.split(5), lambda: g.split(int)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try:
    try: raise ExceptionGroup("eg", [ValueError(1), KeyError(2), ExceptionGroup("sub", [OSError(3), KeyError(4)])])
    except* KeyError as k:
        print("k", k.exceptions); raise RuntimeError("from handler")
    except* OSError: print("os")
except ExceptionGroup as e: print(repr(e), repr(e.exceptions[0].__context__))
try:
    try: raise ExceptionGroup("eg", [ValueError(1), KeyError(2)])
    except* KeyError: raise
except ExceptionGroup as e: print(repr(e))
try:
    try: 1/0
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try: 
    try: 1/0
    except* (ZeroDivisionError, ValueError) as e: print(repr(e)); e = 1
    else: print("no")
    print("e" in globals())
finally: print("fin")
def f():
    try:
        raise ValueError("x")
    except ValueError as err:
        saved = err
    try: err
    except UnboundLocalError as u: print(u)
    return saved
tb = f().__traceback__; print(tb.tb_lineno > 0, tb.tb_frame.f_code.co_name, tb.tb_next)
e1 = ValueError("a"); e2 = TypeError("b"); e1.__cause__ = e2; print(e1.__suppress_context__, repr(e1.__cause__)); e1.__cause__ = None
try: e1.__cause__ = 5
except TypeError as e: print(e)
try: e1.__traceback__ = 5
except TypeError as e: print(e)
try: raise e1.with_traceback(None)
except ValueError as e: print(e is e1)
class Cm:
    def __enter__(self): raise KeyError("enter")
    def __exit__(self, *a): print("never")
try:
    with Cm(): pass
except KeyError as e: print(e)
class Cm2:
    def __enter__(self): return self
    def __exit__(self, *a): raise OSError("exit")
try:
    with Cm2(): raise KeyError("body")
except OSError as e: print(e, repr(e.__context__))
class NoArgs(Exception):
    def __init__(self): pass
print(repr(NoArgs()), NoArgs().args)
class Kw(Exception):
    def __init__(self, *, code): self.code = code
try: raise Kw(code=3)
except Kw as e: print(e.code, e.args, repr(e))
class Weird(Exception):
    def __new__(cls, *a): return super().__new__(cls, "new", *a)
print(Weird(1).args)
try: raise type("Dyn", (Exception,), {"__str__": lambda s: "dyn!"})()
except Exception as e: print(e, type(e).__name__)
assert True, "no"
try: assert 1 > 2, f"{1} {2}"
except AssertionError as e: print(e)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e, type(e).__mro__[1].__name__)
try: int("x" * 5)
except (TypeError, ValueError) as e: print(e)
print(isinstance(sys.exc_info(), tuple))
