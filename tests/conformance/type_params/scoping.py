# Where the names of type parameters are seen, and what they hide.
T = "global T"


def f[T](x=T):
    return x, T


print(f()[0], f()[1] is f.__type_params__[0], T)


def g():
    T = "local T"

    def h[T]():
        def deeper():
            nonlocal_free = T
            return nonlocal_free
        return deeper()

    return h() is h.__type_params__[0], T


print(g())


class A:
    T = "class T"
    U = "class U"

    def method[T](self, x=T):
        return x, T, [T for _ in range(1)][0]

    def uses_class_in_annotation[V](self, a: U, b: V): pass

    def bound[W: U](self): pass

    @staticmethod
    def lambdas[X: (lambda: U)()](): return X


a, b, c = A().method()
print(a, b is A.method.__type_params__[0], b is c)
print(A.uses_class_in_annotation.__annotations__["a"], A.bound.__type_params__[0].__bound__)
try:
    A.lambdas().__bound__
except NameError as e:
    print(e)
try:
    def k[Q](): pass
    print(Q)
except NameError as e:
    print(e)


def shadow[T](T):
    return T


print(shadow(5))


def assigned[T]():
    T = 1
    return T


print(assigned())


def chain[T, U: T, V: (T, U)](): return U.__bound__ is T, V.__constraints__ == (T, U)


print(chain())


def in_comprehension[T](): return [T for T in range(3)], T.__name__


print(in_comprehension())


def with_class[T]():
    class Inner:
        t = T

        def get(self): return T, __class__
    return Inner


I = with_class()
print(I.t is with_class.__type_params__[0], I().get()[0] is I.t, I().get()[1] is I, I.__qualname__)


class Mangled:
    def m[__T](self): return __T

    __private = 1
    type __alias = __private


print(Mangled().m().__name__, Mangled.m.__type_params__, Mangled._Mangled__alias.__name__, Mangled._Mangled__alias.__value__)
for text in (
    "def f[T, T](): pass", "def f[](): pass", "def f[T: (yield)](): pass", "def f[T: (x := 1)](): pass", "def f[T: await x](): pass", "def f[T]():\n nonlocal T", "def f[T]():\n def g():\n  nonlocal T",
    "def f[T = int, U](): pass", "type X[T: (yield 1)] = int", "type X = (yield)", "type X = (y := 1)", "type X = await y", "def f[*T: int](): pass", "def f[**P: int](): pass", "class C[T](x := 1): pass", "class C[T](a=(yield)): pass",
    "def f[T](x: (yield)): pass", "type X[*Ts = *int] = 1", "type 1 = 2", "type x.y = 2", "def f[T=*int](): pass", "type X[__debug__] = 1", "def f[__debug__](): pass", "lambda[T]: 1",
):
    try:
        exec(text)
        print(text, "is fine")
    except SyntaxError as e:
        print(repr(text), "->", e.args[0])
