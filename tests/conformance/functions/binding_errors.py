# The TypeError texts of calls that do not fit.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def defaults(a, b=2, c=3):
    pass


def keywords(*, x, y):
    pass


def keywords3(*, x, y, z):
    pass


def positional(a, b, /, c):
    pass


def var(a, *args):
    pass


class C:
    def __init__(self, x, y=1):
        pass

    def method(self, value):
        pass

    @classmethod
    def make(cls, a):
        pass

    @staticmethod
    def static(a):
        pass


def attempt(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("fine")
    except TypeError as error:
        print(error)


attempt(none, 1)
attempt(none, 1, 2)
attempt(none, k=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, b=1)
attempt(one, 1, a=2)
attempt(two)
attempt(two, 1)
attempt(two, b=1)
attempt(three)
attempt(three, 1)
attempt(three, 1, 2, 3, 4)
attempt(defaults)
attempt(defaults, 1, 2, 3, 4)
attempt(defaults, 1, d=4)
attempt(keywords)
attempt(keywords, x=1)
attempt(keywords, 1, x=1, y=2)
attempt(keywords, 1, 2)
attempt(keywords3)
attempt(positional, 1, b=2, c=3)
attempt(positional, a=1, b=2, c=3)
attempt(positional)
attempt(var)
attempt(C)
attempt(C, 1, 2, 3)
attempt(C(1).method)
attempt(C(1).method, 1, 2)
attempt(C.method)
attempt(C.make)
attempt(C.static, 1, 2)
attempt(lambda: 0, 1)
attempt(lambda x, y: 0)
attempt(5)
attempt(None, 1)
attempt("text")
