# Keys with own __hash__ and __eq__; hash collisions; unhashable keys.
class Key:
    def __init__(self, value, h):
        self.value, self.h = value, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return f"K{self.value}"


d = {Key(i, 1): i for i in range(8)}
print(d, d[Key(5, 1)], Key(5, 2) in d, len(d))
d[Key(3, 1)] = "replaced value, first key kept"
del d[Key(0, 1)]
print(d, list(d)[0])
for h in (0, -1, -2, 2**61 - 1, 2**64, -(2**70)):
    print(h, {Key("k", h): h}[Key("k", h)])
for bad in ("x", 1.5, None):
    try:
        hash(Key(0, bad))
    except TypeError as error:
        print(error)


class EqOnly:
    def __eq__(self, other):
        return True


class Raises:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        raise ValueError("compared")


try:
    {EqOnly(): 1}
except TypeError as error:
    print(error)
r = Raises()
table = {r: "same object needs no comparison"}
print(table[r])
try:
    table[Raises()]
except ValueError as error:
    print(error)
try:
    {7: 1}[Raises()]
except ValueError as error:
    print(error)


class Insensitive(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


i = Insensitive()
i["ABC"] = 1
print(i["abc"], i["Abc"], "aBC" in i, i, i.get("ABC"), i.get("abc"))
print({1: "a", "1": "b", 1.5: "c", (1,): "d", None: "e", frozenset([1]): "f", b"1": "g", True: "h"})
print({2**100: "big", -1: "neg", -2: "neg2", 0.5: "half"}[2**100], {-1: "a", -2: "b"}[-2], hash(-1) == hash(-2))


class Str(str):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return other == "magic" or str.__eq__(self, other)


print({"a": 1}.get(Str("a")), {Str("x"): 1}.get("x"), Str("z") == "magic")
