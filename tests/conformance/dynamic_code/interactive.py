"""Interactive input shows the values of its expressions."""

import sys


def run(source, namespace):
    try:
        exec(compile(source, "<stdin>", "single"), namespace)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset)
    except Exception as error:
        print(type(error).__name__, error)


names = {}
for source in ["1 + 1", "None", "'text'", "x = 5", "x; x * 2", "x, 'a'", "for i in range(3): i\n", "if x:\n    x + 1\n    'in if'\n", "def f():\n    1\n    return 2\n", "f()", "class A:\n    5\n    'no'\n",
               "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    e\nfinally:\n    'fin'\n", "with 5:\n    1\n", "while x > 3:\n    x -= 1\n    x\n", "1\n2\n", "", "pass", "import sys", "a b", "[i for i in 'ab']", "lambda: 0 if 0 else None and 1", "match x:\n    case _: 'any'\n", "x\n# comment\n", "1 if x else 2"]:
    print(">>>", repr(source))
    if source.startswith("lambda"):
        continue
    run(source, names)

shown = []
old, sys.displayhook = sys.displayhook, shown.append
run("1 + 1; None; 'a'", {})
sys.displayhook = old
print(shown)
import builtins
run("'last'", {})
print(builtins._)
