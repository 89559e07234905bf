"""Indentation: blocks that are missing, and lines that are at no level."""

SOURCES = [
    " x = 1", "  x = 1\ny = 2\n", "x = 1\n  y = 2\n", "x = 1\n\n\n    y = 2\n", "if a:\nx\n", "if a:\n", "if a:", "if a:\n\n\nx\n", "if a:\n  x\n y\n", "if a:\n    x\n  y\n", "if a:\n  x\n    y\n", "def f():\n  x\n y\n", "def f():\n    if a:\n        x\n      y\n", "if a:\n\tx\n        y\n", "if a:\n        x\n\ty\n", "if a:\n    x\n\ty\n", "if a:\n\tx\n    y\n", "if a:\n \tx\n\t y\n", "if a:\n  if b:\n\tx\n", "class A:\n\tx = 1\n        y = 2\n",
    "if a:\n  x\nelse:\ny\n", "if a:\n  x\nelif b:\ny\n", "while a:\nx\n", "while a:\n  x\nelse:\ny\n", "for a in b:\nx\n", "for a in b:\n  x\nelse:\ny\n", "async def f():\nx\n", "async def f():\n  async for a in b:\n  x\n", "async def f():\n  async with a:\n  x\n", "def f():\nx\n", "def f() -> int:\nx\n", "def f(a,\n      b):\nx\n", "class A:\nx\n", "class A(B):\nx\n", "with a:\nx\n", "with a as b:\nx\n", "with (a as b):\nx\n", "try:\nx\n", "try:\n  x\nexcept:\ny\n", "try:\n  x\nexcept A:\ny\n", "try:\n  x\nexcept A as b:\ny\n", "try:\n  x\nexcept* A:\ny\n", "try:\n  x\nexcept* A as b:\ny\n", "try:\n  x\nfinally:\ny\n", "try:\n  x\nexcept A:\n  y\nelse:\nz\n", "match a:\ncase 1: pass\n", "match a:\n  case 1:\n  x\n", "match a:\n  case 1 if b:\n  x\n", "match a:\n  x\n", "match a:\n", "match a:\n  pass\n", "type X:\n  pass\n", "@a\ndef f():\nx\n", "@a\nclass A:\nx\n",
    "x = 1\n y = 2\n  z = 3\n", "if a: x\n  y\n", "if a: x\n  else: y\n", "  if a:\n    x\n", "def f():\n    pass\n  x = 1\n", "def f():\n    return 1\n   return 2\n", "for x in y:\n    if z:\n        pass\n     else:\n        pass\n", "if a:\n    x = (1,\n2)\n   y\n", "if a:\n    # comment\nx\n", "if a:\n    '''doc'''\n  x\n", "x\n\ty\n", "\tx\n", "if a:\n  x\n\n\n y", "if 1:\n    a\n    if 2:\n      b\n   c\n", "def f():\n  def g():\n  x\n", "if a:\n  x\n  \ty\n", "class A:\n  def f(self):\n  pass\n", "try:\n  a\nexcept B:\nfinally:\n  c\n", "else_ = 1\n  x\n", "if a:\nelse:\n  x\n", "if a:\n  pass\nelse:", "def f(): \n", "while True:", "for x in y:", "with a:", "try:", "class A:", "try:\n  a\nexcept:", "try:\n  a\nfinally:", "match x:\n  case _:",
    "\n".join(" " * i + "if a:" for i in range(99)) + "\n" + " " * 99 + "x\n", "\n".join(" " * i + "if a:" for i in range(101)) + "\n" + " " * 101 + "x\n",
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
