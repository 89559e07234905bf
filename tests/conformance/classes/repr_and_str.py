# repr, str, format and how containers use them.
class Both:
    def __repr__(self):
        return "Both()"

    def __str__(self):
        return "both as text"


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class OnlyStr:
    def __str__(self):
        return "only str"


b, r = Both(), OnlyRepr()
print(b, str(b), repr(b), f"{b}", f"{b!r}", f"{b!s}", "%s %r" % (b, b), "{} {!r}".format(b, b))
print([b, r], (b,), {b: r}, {"k": b}, [[b]])
print(r, str(r), format(str(r), ">15") + "|")
print(str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)

    def __repr__(self):
        if self.children:
            return f"Node({self.value!r}, {', '.join(map(repr, self.children))})"
        return f"Node({self.value!r})"


print(Node("root", Node(1), Node(2.5, Node(None))))
cycle = [1]
cycle.append(cycle)
print(cycle)
d = {}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)


def function():
    pass


print(repr(Both), repr(int), repr(type), repr(None), repr(...), repr(NotImplemented))
print(repr(function).startswith("<function function at 0x"), repr(len), repr(print))
print(repr([].append).startswith("<built-in method append of list object at 0x"))
print(repr(str.upper), repr(int.__add__), repr(object.__init__))
print(repr(range(3)), repr(slice(1, None, 2)), repr(iter([])).startswith("<list_iterator object at 0x"))
print(repr(Both().__repr__).startswith("<bound method Both.__repr__ of Both()>"))
print(str(type(b)), f"{type(b)}", type(b).__name__)
try:
    f"{r:>15}"
except TypeError as error:
    print(error)


class ReprRaises:
    def __repr__(self):
        raise ValueError("no repr for you")


try:
    print([ReprRaises()])
except ValueError as error:
    print(error)


class Sub(list):
    def __repr__(self):
        return f"Sub{super().__repr__()}"


print(Sub([1, 2]), [Sub("a")], str(Sub()))


class NonAscii:
    def __repr__(self):
        return "näme\n"


print(ascii(NonAscii()), repr(NonAscii()), [NonAscii()])
