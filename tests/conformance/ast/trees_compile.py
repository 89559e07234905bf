"""Trees, changed and made by hand, are compiled and run."""

import _ast

ONLY = _ast.PyCF_ONLY_AST


def parse(source, mode="exec"):
    return compile(source, "<tree>", mode, ONLY)


def place(node, line=1):
    for name in node._attributes:
        setattr(node, name, line if "line" in name else 0)
    for name in node._fields:
        value = getattr(node, name, None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, _ast.AST):
                place(item, line)
    return node


tree = parse("x = 2 + 3\nprint('x is', x)\n")
exec(compile(tree, "<t>", "exec"))
tree.body[0].value.op = _ast.Mult()
tree.body.append(parse("print('more')").body[0])
exec(compile(tree, "<t>", "exec"))

expression = parse("a * (b + 1)", "eval")
print(type(expression).__name__, eval(compile(expression, "<e>", "eval"), {"a": 3, "b": 4}))
single = parse("1 + 1\n", "single")
print(type(single).__name__, single.body)
exec(compile(single, "<s>", "single"))

made = _ast.Module([_ast.Assign([_ast.Name("y", _ast.Store())], _ast.Constant(42)), _ast.Expr(_ast.Call(_ast.Name("print"), [_ast.Name("y"), _ast.Constant("made")]))])
exec(compile(place(made), "<made>", "exec"))
function = place(_ast.FunctionDef("f", _ast.arguments(args=[_ast.arg("n")]), [_ast.Return(_ast.BinOp(_ast.Name("n"), _ast.Pow(), _ast.Constant(2)))]), 7)
exec(compile(_ast.Module([function]), "<made>", "exec"))
print(f(12), f.__code__.co_filename, f.__code__.co_firstlineno)

CONSTANTS = [None, True, False, ..., 0, -5, 10**30, -(10**30), 1.5, 1e300, float("inf"), 2j, "", "é\U0001f600", "\ud800", "\ud83d\ude00", b"", b"\x00\xff"]
for value in CONSTANTS:
    result = eval(compile(place(_ast.Expression(_ast.Constant(value))), "<c>", "eval"))
    print(ascii(result), type(result).__name__, result == value)

SOURCES = [
    "def g(a, /, b=1, *c, d, e=2, **f) -> int:\n    'doc'\n    return (a, b, c, d, e, f)\nprint(g(1, 2, 3, d=4, z=5), g.__doc__)\n",
    "class A:\n    'about'\n    x: int = 1\n    def m(self): return super().__repr__()[:3]\nprint(A.x, A.__doc__, A().m())\n",
    "print([i * j for i in range(3) if i for j in 'ab'], {i for i in [1]}, {i: -i for i in (1, 2)}, list(i for i in range(2)))\n",
    "x = 5\nprint(f'{x!r:>{x}}|{x=}|{{}}' 'z', x if x > 3 else 0, not x, -x, x << 2, 1 < x <= 5 != 6)\n",
    "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    print(e)\nelse:\n    print('no')\nfinally:\n    print('end')\n",
    "match [1, {'a': 2}]:\n    case [int(n), {'a': m, **rest}] if n: print(n, m, rest)\n    case _: print('no')\n",
    "a, *b = range(4)\na += 1\ndel b[0]\nprint(a, b, (c := 3), *b, lambda_ := (lambda q, r=2: q + r)(1))\n",
    "def gen():\n    x = yield 1\n    yield from [x, 3]\ng = gen()\nprint(next(g), g.send(2), *g)\n",
    "for i in range(5):\n    if i == 1: continue\n    if i == 3: break\n    print(i)\nelse:\n    print('else')\nwhile i:\n    i -= 1\nelse:\n    print('done')\n",
    "import sys as s, math\nfrom math import floor as fl\nprint(s is not None, fl(2.5), math.ceil(0.5))\nassert fl(1.5) == 1, 'm'\nglobal_ = 1\ndef h():\n    global global_\n    global_ = 2\nh()\nprint(global_)\n",
    "type X = int\ndef ident[T](x: T) -> T: return x\nprint(X.__value__, ident(3), ident.__type_params__)\n",
]
for source in SOURCES:
    exec(compile(parse(source), "<again>", "exec"), {})
try:
    exec(compile(parse("x = 1\n\n\n1 / 0\n"), "<where>", "exec"))
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno)
for bad in ["return 1", "break", "x = 1\nglobal x\n", "def f(a, a): pass"]:
    try:
        compile(parse(bad), "<bad>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.text)
