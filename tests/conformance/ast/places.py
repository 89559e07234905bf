import _ast

SOURCES = [
"x = 1\n", "x, y = 1, 2\n", "def f(a, /, b: int = 1, *c, d, e=2, **g) -> int:\n    'doc'\n    return a\n",
"@dec\n@dec2(1)\nclass A(B, metaclass=C):\n    x: int = 1\n    y: str\n    (z): int\n    a.b: int\n",
"async def f():\n    async for x in y:\n        await z\n    async with a as b, c:\n        pass\n    return [i async for i in j]\n",
"for x in y:\n    break\nelse:\n    continue_ = 1\n", "while x:\n    pass\nelse:\n    y\n",
"if a:\n    b\nelif c:\n    d\nelif e:\n    f\nelse:\n    g\n",
"with a as b, (c) as (d, e):\n    pass\n", "with (a as b, c as d,):\n    pass\n", "with (a, b): pass\n", "with (a): pass\n", "with (yield): pass\n",
"try:\n    a\nexcept B as c:\n    d\nexcept (E, F):\n    g\nexcept:\n    h\nelse:\n    i\nfinally:\n    j\n",
"try:\n    a\nexcept* B as c:\n    d\n", "try:\n    a\nexcept A, B:\n    c\n", "raise\nraise a\nraise a from b\n",
"import a, b.c as d\nfrom . import e\nfrom ..f.g import h as i, j\nfrom k import *\nfrom l import (m,\n  n)\n",
"global a, b\n", "def f():\n  x = 1\n  def g():\n    nonlocal x\n", "assert a, b\nassert (c)\n", "del a, b[0], (c, d), [e]\ndel (f)\ndel (g,)\n",
"x += 1\nx.y -= 2\nx[0] **= 3\n", "type X = int\ntype Y[T: int, *U, **V] = list[T]\ndef f[T = int](x: T) -> T: ...\nclass C[T, *Ts = *int, **P = [int]]: pass\n",
"a or b or c and d and not e\n", "a + b - c * d // e % f @ g ** -h\n", "a | b ^ c & d << e >> f\n", "~a, +b, -c, not d\n",
"lambda: 0\nlambda x, *y, z=1, **w: x\nlambda x, /, y: 1\nlambda *, a: 1\n", "a if b else c if d else e\n",
"{}\n{1: 2, **a, 'b': c}\n{1, *a, 2}\n[]\n[1, *a]\n()\n(1,)\n(1, 2)\n1,\n*a, b\n", "[x for x in y if z if w for a in b]\n{x for x in y}\n{x: y for x, y in z}\n(x for x in y)\nf(x for x in y)\n",
"x = yield\nx = yield a\nx = yield a, b\nx = yield from c\n(yield)\n", "a < b <= c == d != e > f >= g is h is not i in j not in k\n",
"f()\nf(a)\nf(a, *b, c=d, **e)\nf(a)(b).c[d]\nf(**a, b=1)\nf(*a, *b)\n", "a.b.c\na[0]\na[1:2]\na[1:2:3, ...]\na[:]\na[::]\na[*b]\na[*b, c]\na[b, c]\na[(b, c)]\na[b:c, d]\n",
"1, 1.5, 1e10, 2j, 0x10, 1_000, 0b1, 0o7, 1e400, 100000000000000000000\n", "'a', \"b\", '''c\nd''', b'e', b'\\x00', u'f', r'\\g', 'a' 'b', ('a'\n 'b'), u'a' 'b', 'a' u'b'\n",
"f'a{b}c'\nf'{a!r:>{w}}'\nf'{a=}'\nf'{a = !s}'\nf'{{}}'\nf''\nf'{a}{b}'\n'x' f'{a}' 'y'\nf'{a:{b}{c}}'\nf'{a:x{b}y}'\nf'{f\"{x}\"}'\nf'''\n{a}\n  {b\n}'''\nf'{a, b}'\nf'{*a, b}'\nf'{yield_}'\nf'{lambda_:1}'\nf'{a!r}'\nrf'\\d{a}'\nf'\\n{a}\\N{BULLET}'\nf'{a:%Y-%m}'\nf'{a:}'\nf'é{a}é{b}'\n",
"t'a{b}c'\nt'{a!r:>{w}}'\nt'{a=}'\nt''\nt'{ a + b }'\nt'x' t'{y}'\n",
"match x:\n    case 1: pass\n    case -1: pass\n    case 1 + 2j: pass\n    case -1 - 2j: pass\n    case 'a' 'b': pass\n    case None | True | False: pass\n    case a.b.c: pass\n    case [a, *b, _]: pass\n    case (a, b): pass\n    case (a): pass\n    case a, b: pass\n    case *a, b: pass\n    case [*_]: pass\n    case {'a': b, 1: c, **d}: pass\n    case {}: pass\n    case A(): pass\n    case A.B(a, b, c=d, e=f): pass\n    case (a | b) as c: pass\n    case 1 as d if e: pass\n    case _: pass\n",
"match x, y:\n    case _: pass\n", "match x,:\n    case _: pass\n", "match (x):\n    case (1, 2) | [3]: pass\n", "match *x, y:\n    case _: pass\n",
"(a := 1)\nf(a := 1)\n[a := 1, b := 2]\nx[a := 1]\nif (n := len(a)) > 1: pass\n{a := 1}\n", "# comment\n\n\nx = 1  # c\n\n\ny = 2\n", "x = (\n    1 +\n    2\n)\n", "a; b; c = 1;\n", "é = 'ü' + x\nä[ö] = ß\n", "if x: y; z\nfor i in j: k\n",
"print('a',\n      b,\n      *c)\n", "x = [\n  a,\n  b\n]\n", "def f(): pass\nasync def g(): pass\nclass C: pass\n", "class A(): pass\nclass B(C): pass\n", "'doc'\n'x'\n", "x: int\nx: int = 1\n(x): int = 1\nx[0]: int\nx: tuple[int, ...] = 1, 2\nx: int = yield\n",
"a = b = c = d\n(a, b), [c, d] = e\n*a, b = c\n[*a] = b\n(a) = 1\n((a)) = 1\n(a.b) = 1\n", "((((a))))\n((a, b))\n(((a, b), c))\n(a).b\n(a)(b)\n(a)[b]\n-(a)\n(a) + (b)\n(not a) and (b)\n", "not a\nnot not a\nnot a == b\n- - a\n", "await_ = 1\nasync def f():\n  x = await a ** 2\n  await (b)\n  -await c\n", "return_ = lambda: (yield)\n", "@a.b\ndef f(): pass\n@(c)\nclass D: pass\n@e[0]\nasync def g(): pass\n",
"def f(a=(1), *, b=(2)): pass\n", "def f(\n    a,\n    b,\n): pass\n", "def f(*args: *Ts): pass\n", "lambda a=1, *b, c: (a, b)\n", "x = a if (b) else (c)\n", "x = [(a) for (a) in (b) if (c)]\n", "x = {**a, **(b)}\n", "f((a), b=(c), *(d), **(e))\n", "f((a for a in b))\nf((a for a in b), c)\n", "from a import (b)\nfrom a import (b as c,)\n", "assert (a, b)[0]\n", "del ()\ndel []\n", "() = a\n[] = b\n", "for (a, b) in c: pass\nfor a, b in c: pass\nfor a, in c: pass\nfor [a] in c: pass\nfor x in a, b: pass\nfor x in *a, b: pass\n", "def f():\n  return 1, 2\n  return *a, b\n  return (1)\n  return\n",
]

def show(value, depth):
    pad = " " * depth
    if isinstance(value, _ast.AST):
        place = ""
        if hasattr(value, "lineno"):
            place = f" {value.lineno}:{value.col_offset}-{value.end_lineno}:{value.end_col_offset}"
        print(pad + type(value).__name__ + place)
        for name in value._fields:
            field = getattr(value, name)
            if isinstance(field, (list, _ast.AST)):
                if field != [] and not isinstance(field, (_ast.expr_context, _ast.operator, _ast.unaryop, _ast.boolop)):
                    print(pad + " ." + name)
                    show(field, depth + 2)
                elif field != []:
                    print(pad + " ." + name, type(field).__name__)
            elif field is not None:
                print(pad + " ." + name, repr(field))
    elif isinstance(value, list):
        for item in value:
            show(item, depth)
    else:
        print(pad + repr(value))

for source in SOURCES:
    print(repr(source))
    show(compile(source, "<tree>", "exec", 0x400), 1)
