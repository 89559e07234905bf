"""Brackets that are not closed, not open, or not of one kind."""

SOURCES = [
    "(", "[", "{", "f(", "a[1", "x = {1, 2", "x = (1,\n     2\ny = 3\n", "x = [1, 2\ny = 3\n", "d = {'a': 1\nprint(d)\n",
    ")", "]", "}", "x = 1)", "x = (1))", "f(a]]", "(]", "[)", "{)", "(\n]", "[\n\n)", "{'a': [1, 2)}", "foo(1, [2, 3)\n",
    "def f(:\n  pass\n", "def f(a, b\n  pass\n", "class A(\n  pass\n", "print('a'\nprint('b')\n", "if (a:\n  pass\n", "x = (1 +\n",
    "x = [\n1,\n2,\n", "f(a, b))\n", "f(\n  a,\n  b\n]\n", "while (True:\n  break\n", "()[", "((((((", "[[[[[\n]]]]\n", "x = ({[\n", "a = (b\n  c = d\n",
    "import (a)", "from a import (b", "from a import (b,\nc\nd = 1\n", "x = {1:2, 3\n", "lambda (x): 1", "foo(a for a in b\nx = 1\n", "def f():\n    x = (1,\n    return x\n",
    "a[1:2", "a[b\nc]", "(a\nb)", "with (open(x) as f:\n  pass\n", "x = f(1 2", "x = f(1 2\n", "{1:\n", "{**", "f(**", "f(*",
    "(" * 201, "[" * 100 + "(" * 101 + "\n", "(" * 50,
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
