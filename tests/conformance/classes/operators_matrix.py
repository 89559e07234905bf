# Which operand's method runs, for every pair of classes related or not, overriding or not.
log = []


def make(name, bases=(), forward=True, reflected=True, inplace=False, result=True):
    def op(kind):
        def method(self, other):
            log.append(f"{name}.{kind}")
            return f"{name}.{kind}" if result else NotImplemented
        return method

    namespace = {}
    if forward:
        namespace["__sub__"] = op("sub")
    if reflected:
        namespace["__rsub__"] = op("rsub")
    if inplace:
        namespace["__isub__"] = op("isub")
    return type(name, bases, namespace)


A = make("A")
B = make("B")
SubA = make("SubA", (A,))
PlainSub = type("PlainSub", (A,), {})
OnlyForward = make("OnlyForward", reflected=False)
OnlyReflected = make("OnlyReflected", forward=False)
Declines = make("Declines", result=False)
SubDeclines = make("SubDeclines", (A,), result=False)
InPlace = make("InPlace", inplace=True)
classes = [A, B, SubA, PlainSub, OnlyForward, OnlyReflected, Declines, SubDeclines, InPlace, int]
for left in classes:
    row = []
    for right in classes:
        a, b = left(), right()
        log.clear()
        try:
            a - b
            row.append(">".join(log) or "native")
        except TypeError:
            row.append(">".join(log) + "!")
    print(left.__name__, row)
for cls in classes[:-1]:
    x = cls()
    log.clear()
    try:
        x -= A()
        print(cls.__name__, x, log)
    except TypeError as error:
        print(cls.__name__, error, log)
for left, right in ((Declines(), 1), (1, Declines()), (OnlyReflected(), OnlyReflected()), (None, OnlyForward()), ([], SubDeclines())):
    try:
        left - right
    except TypeError as error:
        print(error)


class Pow:
    def __pow__(self, exponent, modulo=None):
        return ("pow", exponent, modulo)

    def __rpow__(self, base, modulo=None):
        return ("rpow", base, modulo)

    def __divmod__(self, other):
        return NotImplemented

    def __rdivmod__(self, other):
        return ("rdivmod", other)


print(Pow() ** 2, 2 ** Pow(), pow(Pow(), 3, 5), divmod(7, Pow()))
try:
    divmod(Pow(), 7)
except TypeError as error:
    print(error)
