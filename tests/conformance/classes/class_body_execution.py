# A class body is code: conditionals, loops, locals, nested functions, exceptions.
print("before")


class Configured:
    print("in body", __name__, __qualname__)
    values = []
    for i in range(3):
        values.append(i * i)
    del i
    if len(values) == 3:
        mode = "three"
    else:
        mode = "other"
    try:
        missing
    except NameError as error:
        problem = str(error)
    total = sum(values)
    squares = [v + 1 for v in values]

    def helper(x):
        return x * 2

    doubled = helper(21)
    with_lambda = (lambda v: v + 1)(1)
    locals()["sneaky"] = "set through locals"


print(Configured.values, Configured.mode, Configured.problem, Configured.total, Configured.doubled)
print(Configured.squares, Configured.with_lambda, Configured.sneaky, hasattr(Configured, "i"))
try:
    class Broken:
        x = 1
        y = 1 / 0
except ZeroDivisionError as error:
    print(error)
print("Broken" in globals())


class Scope:
    a = 1
    b = [x + 1 for x in (a, a)]
    try:
        c = [a + x for x in range(2)]
    except NameError as error:
        print(error)
    d = [x for x in range(a + 1)]


print(Scope.b, Scope.d)


def build(n):
    class Local:
        size = n

        def get(self):
            return n, self.size, __class__.__name__

    return Local


print(build(1)().get(), build(2)().get(), build(1) is build(1))


class Global:
    global leaked
    leaked = "module level"


print(leaked, hasattr(Global, "leaked"))
x = "module"


class Shadow:
    print(x)
    x = "class"
    print(x)


def nonlocal_class():
    count = 0

    class Counter:
        nonlocal count
        count = 10

        def bump(self):
            nonlocal count
            count += 1
            return count

    Counter().bump()
    return count, hasattr(Counter, "count")


print(nonlocal_class())


@lambda cls: [cls.__name__, "decorated"]
class Decorated:
    pass


print(Decorated)
