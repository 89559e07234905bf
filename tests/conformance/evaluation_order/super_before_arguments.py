# `super().name` is looked up before the arguments too.
log = []


def note(x):
    log.append(x)
    return x


class A:
    def method(self, *args, **kwargs):
        return ("A.method", args, kwargs)


class B(A):
    def method(self, *args, **kwargs):
        return super().method(note("argument"), *args, k=note("keyword"), **kwargs)

    def missing(self):
        return super().nothing(note("unreached"))

    def two(self):
        return super(B, self).method(note("two"))

    def changed(self):
        def change():
            A.method = lambda self, x: ("changed", x)
            return "argument"
        return super().method(change())


b = B()
print(b.method(1, z=2), log)
log.clear()
try:
    b.missing()
except AttributeError as e:
    print(e, log)
print(b.two(), log)
print(b.changed())
print(b.changed())
