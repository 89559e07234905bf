# The order in which targets are stored and iterables consumed.
class Source:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        self.i += 1
        print("next", self.i)
        if self.i > self.n:
            raise StopIteration
        return self.i


class Target:
    def __setattr__(self, name, value):
        print("set", name, value)

    def __setitem__(self, key, value):
        print("setitem", key, value)


def key(k):
    print("key", k)
    return k


t = Target()
t.a, t[key("k")], t.b = Source(3)
t.a, *t.rest = Source(3)
try:
    t.a, t.b = Source(3)
except ValueError as error:
    print(error)
try:
    t.a, t.b, t.c = Source(2)
except ValueError as error:
    print(error)
t.x = t[key(1)] = t.y = "chain"
(t.p, (t.q, t.r)), t.s = (1, (2, 3)), 4
for t.loop in range(2):
    print("body")


class Len:
    """Unpacking asks for an iterator, never for a length."""

    def __len__(self):
        print("len")
        return 99

    def __iter__(self):
        print("iterating")
        return iter("ab")


a, b = Len()
print(a, b)
