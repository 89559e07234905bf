"""Headers of compound statements."""

SOURCES = [
    "if a\n  x\n", "if a", "if", "if:\n  x\n", "if :", "if a then:\n  x\n", "if a = b:\n  x\n", "if a == 1 = b:\n  x\n", "if a.b = 1:\n  x\n", "if f() = 1:\n  x\n", "if (a = b):\n  x\n", "if a:\n  x\nelif\n  y\n", "if a:\n  x\nelif b\n  y\n", "if a:\n  x\nelif b = c:\n  y\n", "if a:\n  x\nelif:\n  y\n", "if a:\n  x\nelse\n  y\n", "if a:\n  x\nelse b:\n  y\n", "if a:\n  x\nelse if b:\n  y\n", "if a:\n  x\nelse:\n  y\nelif b:\n  z\n", "if a:\n  x\nelse:\n  y\nelse:\n  z\n", "elif a:\n  x\n", "else:\n  x\n", "if a: if b: c\n", "if a: x else: y\n", "if a: x; else: y\n", "if a: pass elif b: pass\n", "if a not b:\n  x\n", "if not:\n  x\n", "if a and:\n  x\n", "if a or b and:\n  x\n", "if a is not:\n  x\n", "if a not in:\n  x\n",
    "while a\n  x\n", "while\n  x\n", "while:\n  x\n", "while a = 1:\n  x\n", "while a: x else: y\n", "while True print(1)\n", "do:\n  x\nwhile a\n",
    "for a in b\n  x\n", "for a\n  x\n", "for a:\n  x\n", "for in b:\n  x\n", "for a in:\n  x\n", "for 1 in b:\n  x\n", "for f() in b:\n  x\n", "for a + b in c:\n  x\n", "for a, 1 in b:\n  x\n", "for (a, f()) in b:\n  x\n", "for [a, 1] in b:\n  x\n", "for a of b:\n  x\n", "for (a in b):\n  x\n", "for a in b, c\n  x\n", "for a = 1 in b:\n  x\n", "for a in b = c:\n  x\n", "for *a in b:\n  x\n", "for x in range(10) print(x)\n", "for None in b: pass\n", "for a.b() in c: pass\n", "for a if b in c: pass\n", "for lambda: x in y: pass\n", "for i = 0; i < 5; i++:\n  x\n", "foreach a in b:\n  x\n", "for x in y: pass else: pass\n", "async for x in y: pass\n", "async x = 1\n", "async\n", "async def\n", "async def f\n", "async for\n", "async with\n", "async while a:\n  x\n", "async lambda: 1\n",
    "try\n  x\n", "try:\n  x\n", "try:\n  x\ny = 1\n", "try:\n  x\nexcept\n  y\n", "try:\n  x\nexcept A\n  y\n", "try:\n  x\nexcept A as\n  y\n", "try:\n  x\nexcept A as b\n  y\n", "try:\n  x\nexcept A, B as c:\n  y\n", "try:\n  x\nexcept A, B:\n  y\n", "try:\n  x\nexcept A as b.c:\n  y\n", "try:\n  x\nexcept A as 1:\n  y\n", "try:\n  x\nexcept A as f():\n  y\n", "try:\n  x\nexcept A as (a, b):\n  y\n", "try:\n  x\nexcept A as b, c:\n  y\n", "try:\n  x\nexcept*:\n  y\n", "try:\n  x\nexcept* A\n  y\n", "try:\n  x\nexcept *\n  y\n", "try:\n  x\nexcept* A, B as c:\n  y\n", "try:\n  x\nexcept* A as b.c:\n  y\n", "try:\n  x\nexcept A:\n  y\nexcept* B:\n  z\n", "try:\n  x\nexcept* A:\n  y\nexcept B:\n  z\n", "try:\n  x\nexcept* A:\n  y\nexcept:\n  z\n", "try:\n  x\nexcept:\n  y\nexcept* A:\n  z\n", "try:\n  x\nfinally\n  y\n", "try:\n  x\nfinally A:\n  y\n", "try:\n  x\nelse:\n  y\n", "try:\n  x\nelse:\n  y\nexcept A:\n  z\n", "try:\n  x\nfinally:\n  y\nexcept A:\n  z\n", "try:\n  x\nfinally:\n  y\nelse:\n  z\n", "except A:\n  x\n", "finally:\n  x\n", "try:\n  x\nexcept:\n  y\nexcept A:\n  z\n", "try:\n  x\nexcept A:\n  y\nexcept:\n  z\nexcept B:\n  w\n", "try: x\nexcept A: y\nelse z\n", "try:\n  x\ncatch A:\n  y\n", "try x:\n  y\n", "try:\n  x\n  except A:\n  y\n",
    "with a\n  x\n", "with\n  x\n", "with:\n  x\n", "with a as:\n  x\n", "with a as 1:\n  x\n", "with a as f():\n  x\n", "with a as b, c as 1:\n  x\n", "with (a as 1):\n  x\n", "with (a as b, c as f()):\n  x\n", "with (a, b\n  x\n", "with (a as b) as c:\n  x\n", "with a as b c:\n  x\n", "with a, :\n  x\n", "with a as b,:\n  x\n", "with (a as b, c as d)\n  x\n", "with a as b\n  x\n", "with a as (b, 1):\n  x\n", "with (a as b.c):\n  1 +\n", "with open(x) f:\n  y\n", "with a as b = c:\n  x\n", "with (yield) as 1: pass\n", "with a as None: pass\n", "with a as b + c: pass\n",
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
