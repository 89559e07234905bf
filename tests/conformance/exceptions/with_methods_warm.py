# `with` looks its two methods up on the type before the body runs: patched, static, missing, on instances, across yields.
class Plain:
    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        self.seen = a and a.__name__
        return a is KeyError


class Star:
    def __enter__(*args):
        return len(args)

    def __exit__(*args):
        print("star", [type(x).__name__ for x in args])


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @staticmethod
    def __exit__(*args):
        print("static", len(args))
        return True


class Callable:
    def __call__(self, *args):
        print("called", len(args))
        return "callable"


class Odd:
    __enter__ = Callable()
    __exit__ = Callable()


class Slots:
    __slots__ = ("log",)

    def __enter__(self):
        self.log = []
        return self.log

    def __exit__(self, *exc):
        print("slots", self.log, exc[0])


class Fails:
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *exc):
        raise TypeError("exit")


class NoExit:
    def __enter__(self):
        print("never")


class NoEnter:
    def __exit__(self, *exc):
        print("never")


def use(manager, error=None):
    with manager as value:
        if error is not None:
            raise error("in the body")
        return "returned", type(value).__name__
    return "after"


p = Plain()
for _ in range(300):
    use(p)
print(use(p), p.seen)
print(use(p, KeyError), p.seen)
for manager in (Star(), Static(), Odd(), Slots()):
    print(use(manager))
    try:
        print(use(manager, LookupError))
    except LookupError as e:
        print("raised", e)
for manager in (Fails(), NoExit(), NoEnter(), 5, None):
    try:
        print(use(manager))
    except Exception as e:
        print(type(e).__name__, e, type(e.__context__).__name__)

p.__enter__ = p.__exit__ = None
print(use(p))
with p:
    Plain.__exit__ = lambda self, *exc: print("the new exit")
print("the old exit ran", p.seen)
with p:
    pass
Plain.__enter__ = lambda self: "the new enter"
with p as q:
    print(q)


def nested(n):
    with Star() as a, Slots() as b:
        b.append(n)
        if n:
            nested(n - 1)
        return a


print(nested(2))


def generator():
    with Slots() as log:
        for i in range(3):
            log.append(i)
            yield i


print(list(generator()))
g = generator()
next(g)
g.close()
g = generator()
next(g)
try:
    g.throw(OSError("thrown"))
except OSError as e:
    print("thrown", e)
for i in range(3):
    with Slots() as log:
        if i == 1:
            continue
        log.append(i)
        if i == 2:
            break


class Temporary:
    def __enter__(self):
        return 1

    def __exit__(self, *exc):
        print("leaving")

    def __del__(self):
        print("gone")


with Temporary():
    print("inside")
try:
    with Temporary():
        raise KeyError("x")
except KeyError:
    print("caught")
with Fails() if False else Temporary() as x, Static() as y:
    print(x, y)
