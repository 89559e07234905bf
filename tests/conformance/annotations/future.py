# `from __future__ import annotations` keeps annotations as text.
from __future__ import annotations

x: int | None = 3
y: undefined[1, 2:3, ::2] = 1


def f(a: list[int], b: "quoted" = 1, *args: (1, 2), c: {1: 2, **z} = 2, **kwargs: lambda q, *r, s=1, **t: q) -> a.b.c(d, *e, f=1): pass


print(f.__annotations__)
print(__annotations__)


class C:
    a: [x for x in y if z]
    b: not x and y or -z ** 2
    if True:
        c: f"{x!r:>{w}} {{}}"
    __p: (yield_)
    d: x if y else (a)
    e: a < b <= c is not d
    f: await_ @ b // c
    g: ...
    h: b"x" + 'it\'s' + "\n"
    i: 1.5e10 + 2j
    j: (x for x in y)
    k: {x: y for x, y in z}
    l: a[b, ] + a[()] + a[*b]
    m: (a, b)[0]
    n: ~a + (not b)
    o: a.b[c](d).e
    p: lambda: (yield_)
    q: 10 .real
    r: t"{x} y"

    def m(self, __q: C) -> C: pass


for name, text in C.__annotations__.items():
    print(name, text)
print(C.m.__annotations__, sorted(n for n in C.__dict__ if "annot" in n), C.__annotate__)
print(f.__annotate__(1) == f.__annotations__)
