import sys
def mod(name, **ns):
    m = type(sys)(name)
    m.__dict__.update(ns)
    sys.modules[name] = m
    return m
mod("m1", a=1, _b=2, c=3)
mod("m2", __all__=["a2", "_b2"], a2=1, _b2=2, c2=3)
mod("m3", __all__=["missing"], a=1)
mod("m4", __all__=("t1",), t1="t")
mod("m5", __all__=[1], a=1)
mod("m6", __all__=5)
class Lazy(type(sys)):
    def __getattr__(self, n):
        if n == "__all__": return ["lazy1", "lazy2"]
        if n.startswith("lazy"): return "got " + n
        raise AttributeError(n)
sys.modules["m7"] = Lazy("m7")
m8 = mod("m8", x8=1); m8.__dict__["not identifier"] = 5; m8.__dict__["__dunder"] = 6
from m1 import *
print(a, c, '_b' in globals())
from m2 import *
print(a2, _b2, 'c2' in globals())
for s in ("from m3 import *", "from m5 import *", "from m6 import *", "from m4 import *\nprint(t1)", "from m7 import *\nprint(lazy1, lazy2)", "from m8 import *\nprint(x8, 'not identifier' in globals(), '__dunder' in globals())", "from m1 import nope", "import m1.sub", "from m1 import a as A, c as C\nprint(A, C)", "import nothere", "from nothere import x", "from m1 import (a, c,)\nprint(a)", "from . import x", "import m1 as q, m2 as r\nprint(q.a, r.a2)", "class K:\n from m1 import a\nprint(K.a)", "class K:\n from m1 import *", "def f():\n from m1 import *", "if 1:\n from m4 import *\n print(t1)", "import m1, m2; print(m1.a)", "try: import nothere\nexcept ImportError: nothere = None\nprint(nothere)"):
    try: exec(s, {})
    except Exception as e: print(repr(s), type(e).__name__, e)
