"""Import statements."""

SOURCES = [
    "import", "import a b", "import a,", "import a, ", "import ,a", "import a,,b", "import a.", "import .a", "import a..b", "import *", "import a as", "import a as b.c", "import a as 1", "import a as f()", "import a as b c", "import a as None", "import 1", "import 'a'", "import a from b", "import a.b as c.d", "import a as (b)", "import (a)", "import a.1", "import a.if", "import if", "import None", "import a as if", "import a, b as c[0]", "import a = 1", "import a; import", "import a as b, c as d.e", "import a.*",
    "from", "from a", "from a import", "from a import b,", "from a import b, ", "from a import ,b", "from a import b,,c", "from a import (b", "from a import ()", "from a import (b,,c)", "from a import (,)", "from a import b c", "from a import b as", "from a import b as c.d", "from a import b as 1", "from a import b as f()", "from a import (b as c.d)", "from a import (b as c, d as 1)", "from a import (b as c d)", "from a import *, b", "from a import b, *", "from a import (*)", "from a import * as b", "from a import b.c", "from a import b.c as d", "from a import (b.c)", "from a import 1", "from a import 'b'", "from a import if", "from a import None", "from a import b as None", "from 1 import a", "from 'a' import b", "from a.1 import b", "from import a", "from . import", "from .", "from ..", "from ... import", "from .a.b import", "from . a import b c", "from a.import b", "from a import b = 1", "from a import (b) c", "from a import b; from", "from a import\nb\n", "from a import (b,\nc d)", "from a b import c", "from a, b import c", "from a as b import c", "from .. import a.b", "from a. import b", "from a imports b", "form a import b", "from a impot b", "fron a import b", "from a import b as c as d", "from a import (b), c", "from a import (b as)", "from a import [b]", "from a import {b}", "from a import b[0]", "from a import b()",
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
