# C3 linearisation, cooperative super() through a diamond, and conflicts.
class Root:
    def __init__(self, **kwargs):
        self.log = ["Root"]
        assert not kwargs

    def go(self):
        return ["Root.go"]


class Left(Root):
    def __init__(self, left=0, **kwargs):
        super().__init__(**kwargs)
        self.log.append(f"Left {left}")

    def go(self):
        return ["Left.go"] + super().go()


class Right(Root):
    def __init__(self, right=0, **kwargs):
        super().__init__(**kwargs)
        self.log.append(f"Right {right}")

    def go(self):
        return ["Right.go"] + super().go()


class Bottom(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.log.append("Bottom")

    def go(self):
        return ["Bottom.go"] + super().go()


b = Bottom(left=1, right=2)
print(b.log)
print(b.go())
print([c.__name__ for c in Bottom.__mro__])


class A: pass
class B: pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass


print([c.__name__ for c in E.mro()])


class F(A, Root, B): pass


print([c.__name__ for c in F.__mro__])
try:
    class Bad(A, C):
        pass
except TypeError as error:
    print(error)


class X(A, B): pass
class Y(B, A): pass


try:
    class Z(X, Y):
        pass
except TypeError as error:
    print(error)
try:
    class Twice(A, A):
        pass
except TypeError as error:
    print(error)


class Mixin:
    def describe(self):
        return f"<{self.name}>"


class Named:
    def __init__(self, name):
        self.name = name


class Both(Mixin, Named):
    pass


class Loud(Both):
    def describe(self):
        return super().describe() + "!"


print(Both("x").describe(), Loud("y").describe())
print(isinstance(Loud("z"), Mixin), issubclass(Loud, Named))
try:
    class Num(int, str):
        pass
except TypeError as error:
    print(error)
try:
    class FromBool(bool):
        pass
except TypeError as error:
    print(error)
try:
    class FromValue(5):
        pass
except TypeError as error:
    print(error)
