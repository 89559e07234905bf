def f():
    a = [y := 1, y ** 2]
    print(a, y)
    print([last := i for i in range(3)], last)
    print((t := 1, 2), t)
    if (n := len(a)) > 1: print(n)
    while (n := n - 1) >= 0: print(n, end=" ")
    print()
    x = (z := 3) + z
    print(x, z)
    print(f"{(w := 5)}", w, f"{w:=5}" if False else "")
    print(sum(tot := tot2 for tot2 in [1, 2]) , tot)
    d = {(k := 'a'): (v := 1), k + 'b': v + 1}
    print(d)
    print(any((hit := q) > 1 for q in [1, 2, 3]), hit)
    lam = lambda: (inner := 1) + inner
    print(lam())
    def g(a=(dflt := 5)): return a
    print(g(), dflt)
    assert (as_ := 1), (msg := 2)
    return (r := 9), r
print(f())
print([glob := 1, glob], glob)
class C: a = [(cc := 1), cc]
print(C.cc)
def own():
    global gl
    [gl := i for i in range(2)]
own(); print(gl)
def nl():
    v = 0
    def inner():
        nonlocal v
        [v := i for i in range(5)]
    inner()
    return v
print(nl())
for s in ("x := 1", "(x := 1)", "f(x := 1)", "f(a=x := 1)", "f(a=(x := 1))", "x = y := 1", "[x := 1 for x in y]", "[(i := 0) for i in x]", "[i for i in (j := x)]", "[i for i in x if (i := 1)]", "(a.b := 1)", "(a[0] := 1)", "((a, b) := 1)", "lambda: x := 1", "lambda: (x := 1)", "class C: [(x := 1) for y in z]", "def f(a=x := 1): pass", "def f(a: (x := 1)): pass", "a[x := 1]", "a[x := 1, y := 2]", "a[x:=1:2]", "{x := 1}", "{x := 1: 2}", "{(x := 1): 2}", "{1: x := 2}", "assert x := 1", "del (x := 1)", "(True := 1)", "(__debug__ := 1)", "with (x := y): pass", "with x := y: pass", "@x := y\ndef f(): pass", "print(f'{x:=5}')", "(x := 1) = 2", "for (x := 1) in y: pass", "return (x := 1)", "x = (y := 1, 2)", "(*a := 1)", "(x := *a)", "(x := yield)", "[[j := i for i in k] for j in k]", "[i := 0 for _ in k for i in k]"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e.msg)
