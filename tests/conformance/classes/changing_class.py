"""Assigning `__class__` between classes with different attributes, over and over, while methods run."""


class Closed:
    def __init__(self):
        self.count = 0
        self.log = []

    def turn(self):
        self.__class__ = Open
        self.count += 1
        self.opened = self.count
        self.a = self.b = self.c = self.d = self.e = self.count
        return type(self).__name__


class Open:
    def turn(self):
        self.__class__ = Closed
        self.count += 1
        return type(self).__name__, self.opened, self.a + self.b + self.c + self.d + self.e


class Many:
    def __init__(self):
        for i in range(20):
            setattr(self, f"attribute{i}", i)


class Slotted:
    __slots__ = ("x", "y")


class Other:
    __slots__ = ("x", "y", "z")


def run(n):
    one = Closed()
    last = None
    for _ in range(n):
        last = one.turn()
    return last, one.count, type(one).__name__, sorted(vars(one))


print(run(1), run(2), run(1001))
many = Many()
many.__class__ = Open
print(type(many).__name__, many.attribute19, len(vars(many)))
many.count, many.opened = 1, 2
many.a = many.b = many.c = many.d = many.e = 3
print(many.turn(), type(many).__name__)
few = Open()
few.__class__ = Many
few.attribute0 = "set"
print(type(few).__name__, vars(few))
for source, target in [(Slotted, Other), (Open, Slotted), (Open, int)]:
    try:
        thing = source()
        thing.__class__ = target
        print("changed")
    except TypeError as error:
        print(error)
kept = [Closed() for _ in range(50)]
for k in kept:
    k.turn()
del kept[::2]
print(sum(k.count for k in kept), {type(k).__name__ for k in kept})
