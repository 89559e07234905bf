# Where methods are looked up in longer expressions: chains, nested calls, comprehensions, conditions, keywords, generators.
log = []


class T:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, attr):
        log.append(f"{self.name}.{attr}")
        return lambda *args, **kwargs: T(f"{self.name}{len(args) + len(kwargs)}")

    def __add__(self, other):
        log.append(f"{self.name}+{other.name}")
        return T(self.name + other.name)

    def __bool__(self):
        log.append(f"bool {self.name}")
        return True


def show(value):
    print(value.name, log)
    log.clear()


def main(a, b, c):
    show(a.f(b.g(c.h())))
    show(a.f(b.g()).k(c.h()))
    show(a.f(b + c))
    show(a.f(b.g() if c else c.h()))
    show(a.f(b and c.g()))
    show(a.f(not b, key=c.h()))
    show(a.f([x.g() for x in (b, c)]))
    show(a.f(*[b.g()], **{"key": c.h()}))
    show(a.f((b, c), [b, c.g()], {1: c.h()}))
    show(a.f(f"{b.g().name}"))
    show(a.f(1, 2, 3, 4, 5, 6, 7, 8, b.g()))
    show(a.f(1, 2, 3, 4, 5, 6, 7, 8, key=b.g()))
    show(a.f(lambda: b.g()))
    show(a.f(x := b.g()).k(x.h()))


main(T("a"), T("b"), T("c"))


def generator(a, b):
    got = a.f((yield b.g()), key=(yield 2))
    print(got.name, log)


g = generator(T("a"), T("b"))
print(next(g).name, log)
print(g.send("one"), log)
try:
    g.send("two")
except StopIteration:
    print("done")
