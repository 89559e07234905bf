# How the package of a relative import is found: __package__, then __spec__, then __name__ and __path__.
def attempt(**names):
    names.setdefault("__builtins__", __builtins__)
    try:
        exec("from . import x", names)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("imported", names["x"])


class Spec:
    def __init__(self, parent):
        self.parent = parent


import sys

pkg = type(sys)("pkg")
pkg.__path__ = []
pkg.x = "x of pkg"
sys.modules["pkg"] = pkg
attempt(__package__="pkg")
attempt(__package__="", __name__="pkg.mod")
attempt(__package__=None, __spec__=Spec("pkg"), __name__="other")
attempt(__package__=None, __spec__=Spec(3))
attempt(__package__=3)
attempt(__package__="absent")
try:
    __import__("x", {}, None, ("y",), 1)
except Exception as e:
    print(type(e).__name__, e)
try:
    __import__("", {"__package__": "pkg"}, None, ("x",), 2)
except Exception as e:
    print(type(e).__name__, e)
print(__import__("", {"__package__": "pkg"}, None, ("x",), 1).x)
