def plain(f, x):
    f()
    f(1, x, y=2)
    x.m(1, k=x)
    f(*x)
    f(1, *x, 2)
    f(a=1, **x)
    f(*x, a=1, **x, b=2)
    x.m(*x)
    f(x, (x := 2), x)
    f(x, [x := y for y in x])
    f(x, lambda: (x := 2))

class C(B):
    def m(self, *args):
        super().m(*args)
        super().m(1)
        super(C, self).m(2)
        x = super().value
        s = super()
        return super().__class__

    @property
    def p(this):
        def inner():
            return super().p
        return [super().p for _ in this]
