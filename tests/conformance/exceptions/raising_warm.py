# Raising at places that run often: what the classes, the handlers and the tracebacks have to say.
import sys


class Plain(Exception):
    pass


class WithInit(Exception):
    def __init__(self, a, b=2):
        super().__init__(a, b)
        self.b = b


class Silent(Exception):
    def __init__(self, a):
        self.a = a


class WithNew(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = len(args)
        return self


class Meta(type):
    def __call__(cls, *args):
        return ValueError("from the metaclass", *args)


class Odd(Exception, metaclass=Meta):
    pass


class NotOne(Exception):
    def __new__(cls, *args):
        return 5


class Fails(Exception):
    def __init__(self, x):
        raise KeyError("in __init__")


def raising(c, x):
    raise c(x)


def raising_none(c):
    raise c()


def raising_class(c):
    raise c


def caught(action, *args):
    try:
        action(*args)
    except BaseException as e:
        lines = []
        tb = e.__traceback__
        while tb is not None:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return type(e).__name__, e.args, str(e), lines, type(e.__context__).__name__, type(e.__cause__).__name__
    return None


for _ in range(300):
    caught(raising, ValueError, "x")
    caught(raising_none, KeyError)

for c in (ValueError, KeyError, Plain, WithInit, Silent, WithNew, Odd, NotOne, Fails, StopIteration, SystemExit, OSError, int, len, ExceptionGroup):
    print(c.__name__, caught(raising, c, "x"))
    print(c.__name__, caught(raising_none, c))
    if c is not Odd:
        print(c.__name__, caught(raising_class, c))
print(caught(raising, ValueError, (1, 2)))
print(caught(raising, ValueError, None))
print(caught(raising_class, 5))
print(caught(raising_class, None))

e = ValueError("once")
print(e.args is e.args, e.args)
e.args = ("a", "b")
print(e.args, str(e), repr(e))
e.__init__("again")
print(e.args, str(e), repr(e))
tuple_arg = ValueError((1,))
print(tuple_arg.args, str(tuple_arg), repr(tuple_arg))
print(ValueError().args, repr(ValueError()), repr(ValueError(1, 2)))
s = StopIteration()
print(s.value, StopIteration(3).value, StopIteration(3, 4).value)
s.value = 7
print(s.value, s.args)


def matching(exc, classes):
    try:
        raise exc
    except classes:
        return "caught"


for classes in (ValueError, Exception, LookupError, (KeyError, ValueError), (KeyError, OSError), (), BaseException, Plain):
    try:
        print(matching(ValueError("m"), classes))
    except BaseException as other:
        print("not caught", repr(other))
for classes in (5, None, int, (ValueError, 5), (5, ValueError), (KeyError, int), ((ValueError,),), [ValueError]):
    try:
        print(matching(ValueError("m"), classes))
    except BaseException as other:
        print(repr(other), repr(other.__context__))


def chain():
    try:
        try:
            raise ValueError("first")
        except ValueError as first:
            print(sys.exc_info()[1] is first, sys.exception() is first)
            try:
                raise KeyError("second")
            except KeyError as second:
                print(second.__context__ is first, sys.exception() is second)
            print(sys.exception() is first)
            raise TypeError("third") from first
    except TypeError as third:
        print(third.__context__ is third.__cause__, third.__suppress_context__)
    print(sys.exception())


chain()
chain()


def again(n):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            raise
        return "quiet"


print(again(0), caught(again, 1))


def deep(n):
    if n == 0:
        raise IndexError("deep")
    deep(n - 1)


print(caught(deep, 3))


def twice():
    e = ValueError("twice")
    for _ in range(2):
        try:
            raise e
        except ValueError:
            pass
    count = 0
    tb = e.__traceback__
    while tb is not None:
        count += 1
        tb = tb.tb_next
    e.__traceback__ = None
    first = e.__traceback__
    try:
        raise e.with_traceback(None)
    except ValueError as x:
        return count, first, x is e, e.__traceback__.tb_next


print(twice())


def generator():
    try:
        yield 1
    except KeyError as e:
        yield repr(e.__context__), repr(sys.exception())
    yield repr(sys.exception())


try:
    raise ValueError("outer")
except ValueError:
    g = generator()
    print(next(g), g.throw(KeyError("thrown")), next(g))
print(sys.exception())
try:
    raise
except RuntimeError as r:
    print(r, r.__traceback__ is not None)
