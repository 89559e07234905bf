print(__debug__)
import builtins
print(builtins.__debug__)
for s in ("__debug__ = 1", "def f(__debug__): pass", "f(__debug__=1)", "del __debug__", "x.__debug__ = 1", "import __debug__", "for __debug__ in x: pass", "class __debug__: pass", "def __debug__(): pass", "__debug__ += 1", "(__debug__ := 1)", "x.__debug__", "lambda __debug__: 1", "with x as __debug__: pass", "try: pass\nexcept E as __debug__: pass", "[__debug__ for __debug__ in x]", "global __debug__", "from x import __debug__", "from x import y as __debug__", "match x:\n case __debug__: pass", "__debug__: int", "del x.__debug__", "x.__debug__ += 1", "def f(*__debug__): pass", "print(__debug__)"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e.msg)
def t(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e.args)
def a1(): assert 0
def a2(): assert 0, "message"
def a3(): assert [], [1, 2]
def a4(): assert None, ValueError("x")
def a5(): assert 1 < 0 < 2, f"{1}"
def a6(): assert (1 and 0), 1 / 0
def a7(): assert not "x", None
def a8(): assert True, 1 / 0
def a9():
    class B:
        def __bool__(self): raise KeyError("bool")
    assert B()
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9): t(f)
AssertionError = ValueError
t(a1)
def local():
    AssertionError = KeyError
    assert 0
t(local)
builtins.__debug__ if False else None
assert (1, "always true") if False else True
