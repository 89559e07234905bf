"""Arguments of calls, subscripts, displays and comprehensions."""

SOURCES = [
    "f(a b)", "f(a, b c)", "f(a\n  b)", "f(a=1, b)", "f(a=1, b, c)", "f(**k, a)", "f(**k, *a)", "f(a=1, *b, c)", "f(**k, a=1, b)", "f(a=1, b for b in c)", "f(a for a in b, c)", "f(a for a in b, c for c in d)", "f(a, b for b in c)", "f(a, b for b in c, d)", "f(a for a in b,)", "f(x for x in y, **k)", "f(x for x in y, a=1)", "f(a, x for x in y z)", "f(*a for a in b)", "f(**a for a in b)", "f(a=b for b in c)", "f(a=1, a=2)", "f(a=1, b=2, a=3)", "f(a=1, **k, a=2)", "f(1=2)", "f('a'=1)", "f(a.b=1)", "f(a[0]=1)", "f(a()=1)", "f(a+b=1)", "f(True=1)", "f(None=1)", "f(False=1)", "f(__debug__=1)", "f(a=)", "f(a=, b)", "f(a=, b=1)", "f(=1)", "f(a, =1)", "f((a)=1)", "f((a, b)=1)", "f([a]=1)", "f(not a=1)", "f(a and b=1)", "f(a if b else c=1)", "f(lambda x: x=1)", "f(a == b=1)", "f(-a=1)", "f(a := 1, b := 2=3)", "f(a.b := 1)", "f(a[0] := 1)", "f(1 := 2)", "f((a, b) := 1)", "f(a := 1 for a in b)", "f(a=b := 1)", "f(a=(b := 1))", "f(*)", "f(**)", "f(*, a)", "f(**, a)", "f(*a b)", "f(**a b)", "f(* *a)", "f(***a)", "f(*=1)", "f(*a=1)", "f(**a=1)", "f(a,,b)", "f(,)", "f(,a)", "f(a, , b)", "f(a;b)", "f(a:b)", "f(a: int)", "f(if a)", "f(a if b)", "f(a else b)", "f(return)", "f(pass)", "f(yield x, y)", "f(a, yield b)", "f(a for b)", "f(for a in b)", "f(a for in b)", "f(a for b in)", "f(a for a in b if)", "f(a in b for)", "f(x for x in)", "f(await)", "f(print 1)", "f(*a, *)", "f(a, *b=1)", "f(a b=1)", "f(a=1 b=2)", "f(a=1 b)", "f('a' b)", "f('a' 'b' c)", "f(1 2)", "f(a, 1 2)", "f(a(b c))", "f(a.b c)", "f(a[0] b)", "f(a, b, c d, e)", "f(a\nb, c)", "f(x y for x in z)", "f(a, (b c))", "f(a, [b c])", "f(a if b else c d)", "f(a=b=c)", "f(a = b == c = d)", "f(lambda: 1 2)", "f(not)", "f(a not)", "f(a not b)", "f(a is)", "f(**{}, **)", "f(a)(b c)", "f(a).b c", "f(a) g(b)", "f(a) = 1", "f(a) += 1", "f(a).b = 1 2",
    "[a b]", "[a, b c]", "[1 2 3]", "[a b for a in c]", "[a, b for a in c]", "[a, b for a, b in c]", "[*a for a in b]", "[**a]", "[a=1]", "[a: b]", "[a for a in b c]", "[a for a in b, c]", "[a for a, in]", "[a for 1 in b]", "[a for f() in b]", "[a for a + b in c]", "[a for a in b if c else d]", "[a if b for c in d]", "[a for b]", "[for a in b]", "[a for a in lambda: 1 2]", "[a for a b in c]", "[a := 1 b]", "[a.b := 1]", "[(a, b) for a, b in c d]", "[a async for a]", "[async for a in b]", "[a await b]", "[,]", "[,a]", "[a,,b]", "[*]", "[*, a]", "[a for a in *b]", "[a for *a in b]", "[a for a in b for]", "[yield a]", "[return]", "[x for x in y if z = 1]", "[x for x in y if z else 1 if]",
    "(a b)", "(a, b c)", "(a for a in b c)", "(a, b for a in c)", "(*a)", "(*a for a in b)", "(**a)", "(**a for a in b)", "(a=1)", "(a: b)", "(a.b := 1)", "(a[1] := 1)", "(1 := 2)", "(a + b := 1)", "(f() := 1)", "((a, b) := 1)", "((a := 1) := 2)", "(a := )", "(:= 1)", "(a := b := c)", "(a = b)", "(a = b, c)", "(a, b = c)", "(None := 1)", "(True := 1)", "(a if b)", "(a if b else)", "(a else b)", "(,)", "(,a)", "(a,,b)", "(a,,)", "(*)", "(*, a)", "(yield = 1)", "(a for b)", "(pass)", "(import a)", "(def f(): pass)", "(lambda)", "(x for x in y if)", "(x for x in y for z)", "(a b, c)", "(1, 2 3)", "((1 2))", "(a\nb)", "(a.b c.d)",
    "{a b}", "{a: b c}", "{a: b, c d}", "{a: b c: d}", "{a: b, c}", "{a, b: c}", "{a:}", "{a: , b: c}", "{: a}", "{a: b, : c}", "{a: b, c:}", "{a: b, c: }", "{a: *b}", "{a: **b}", "{**a: b}", "{**a, b}", "{*a, b: c}", "{*a: b}", "{a, **b}", "{a: b for a in c, d}", "{a: b for a}", "{a: b, c: d for a in e}", "{**a for a in b}", "{*a for a in b}", "{a, b for a in c}", "{a: 1, b: 2 for a in c}", "{a b: c}", "{a: b for a in c d}", "{a = 1}", "{'a' = 1}", "{'a': 1, 'b' = 2}", "{'a': 1 'b': 2}", "{'a': 1\n 'b': 2}", "{1: 2 3: 4}", "{a: b: c}", "{a:: b}", "{,}", "{,a}", "{a,,b}", "{a: b,, c: d}", "{*}", "{**}", "{a := 1}", "{a: b := 1}", "{a := 1: b}", "{lambda: 1: 2}", "{a: lambda: 1 2}", "{a: yield}", "{a if b}", "{a: b if c}", "{a for a in b if c: d}", "{x: y for x, y in}", "{None: 1, True}", "{1:2, 3:4, 5}", "{1:2, 3:4, 5:}", "{1:2, *a}", "{'a':1, 2 3}",
    "a[b c]", "a[]", "a[b:c:d:e]", "a[b,,c]", "a[,]", "a[b:c d]", "a[*b:c]", "a[b:*c]", "a[**b]", "a[*]", "a[b=1]", "a[b:=1:c]", "a[b for b in c]", "a[b, c for c in d]", "a[lambda: 1 2]", "a[1 2]", "a[1:2 3]", "a[b.c := 1]", "a[if]", "a[b if c]", "a[b:c] d", "a[(b c)]", "a[b, c d]", "a[b c, d]", "a[: :: ]", "a[yield]", "a[*b c]", "a[b] c = 1",
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
