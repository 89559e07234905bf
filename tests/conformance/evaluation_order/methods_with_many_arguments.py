# A method is looked up before its arguments are evaluated however many there are, in every turn of a loop.
class A:
    def __init__(self):
        self.x = 1

    def m7(self, a, b, c, d, e, f, g):
        return a + g

    def m8(self, a, b, c, d, e, f, g, h=None):
        return a, h

    def m10(self, a, b, c, d, e, f, g, h, i, j=None, *, k=5):
        return a, j, k

    def c7(self):
        return self.m7(self.x, 1, 2, 3, 4, 5, 6)

    def c8(self):
        return self.m8(self.x, 1, 2, 3, 4, 5, 6, 7)

    def c10(self):
        return self.m10(self.x, 1, 2, 3, 4, 5, 6, 7, 8, self.x)

    def named(self):
        return self.m10(self.x, 1, 2, 3, 4, 5, 6, 7, 8, self.x, k=self.x)

    def named_few(self):
        return self.m10(self.x, 1, 2, 3, 4, i=8, h=self.x, g=6, f=5)

    def missing(self):
        return self.m11(self.x, 1, 2, 3, 4, 5, 6, 7, print("not evaluated"))


a = A()
for turn in range(5):
    print([f() for f in (a.c7, a.c8, a.c10, a.named, a.named_few)])
    try:
        a.missing()
    except AttributeError as error:
        print(error)


class Noisy:
    def __getattr__(self, name):
        print("looking up", name)
        return lambda *args, **keywords: (args, keywords)


def loud(value):
    print("argument", value)
    return value


noisy = Noisy()
for turn in range(3):
    print(noisy.many(loud(1), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    print(noisy.some(loud(1), 2, 3, k=loud(4)))


def body():
    for turn in range(3):
        print(noisy.many(loud(1), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, turn))
        print(a.m10(a.x, 1, 2, 3, 4, 5, 6, 7, turn, a.x, k=a.x))


body()
print(A().m8(*[A().x], 1, 2, 3, 4, 5, 6, 7))
