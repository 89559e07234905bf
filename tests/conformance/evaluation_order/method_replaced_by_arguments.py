# What a call calls was decided before its arguments are evaluated, whatever they do to the class or the object.
class A:
    def one(self, x):
        return ("A.one", x)

    @classmethod
    def of_class(cls, x):
        return ("of_class", cls.__name__, x)

    @staticmethod
    def of_none(x):
        return ("of_none", x)


def replace(cls, name, value):
    setattr(cls, name, value)
    return "argument"


def main():
    a = A()
    for turn in range(3):
        original = A.one
        print(turn, a.one(replace(A, "one", lambda self, x: ("replaced", x))), a.one("after"))
        A.one = original

    def on_instance():
        a.one = lambda x: ("instance", x)
        return "argument"

    print(a.one(on_instance()), a.one("after"))
    del a.one

    def deleted():
        del A.one
        return "argument"

    kept = A.one
    print(a.one(deleted()), hasattr(a, "one"))
    A.one = kept

    class B(A):
        def one(self, x):
            return ("B.one", x)

    def reclassed():
        a.__class__ = B
        return "argument"

    print(a.one(reclassed()), a.one("after"))
    wrapped = A.__dict__["of_class"]
    print(A.of_class(replace(A, "of_class", classmethod(lambda cls, x: ("new of_class", x)))), A.of_class("after"))
    A.of_class = wrapped
    print(A.of_none(replace(A, "of_none", staticmethod(lambda x: ("new of_none", x)))), A.of_none("after"))


main()
main.__globals__["A"].one = lambda self, *args, **kwargs: (args, kwargs)
a = A()
print(a.one(*[replace(A, "one", None)], k=1))
try:
    a.one(1)
except TypeError as e:
    print(e)
