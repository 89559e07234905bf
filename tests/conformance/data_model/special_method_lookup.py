# Special methods are looked up on the type; classes delegate, inherit, block and forward them.
class Base:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10

    def __call__(self, *args):
        return args


class Blocked(Base):
    __len__ = None
    __call__ = None
    __hash__ = None
    __iter__ = None


b, x = Base(), Blocked()
b.__len__ = lambda: 99
print(len(b), b.__len__(), b(1, 2), list(b), bool(b))
for thunk in (lambda: len(x), lambda: x(), lambda: hash(x), lambda: list(x), lambda: 5 in x, lambda: {x}):
    try:
        print(thunk())
    except TypeError as error:
        print(error)


class Meta(type):
    def __len__(cls):
        return 42

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter(["meta", "iteration"])

    def __add__(cls, other):
        return cls.__name__ + other.__name__

    def __contains__(cls, item):
        return item == "magic"

    def __bool__(cls):
        return False

    def __getattr__(cls, name):
        return f"class attribute {name}"


class Thing(metaclass=Meta):
    pass


print(len(Thing), Thing["k"], list(Thing), Thing + Thing, "magic" in Thing, bool(Thing), Thing.anything, hasattr(Thing(), "anything"))


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}<{item}>"


print(Generic[int], Generic["a", 1])


class Forward:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __len__(self):
        return len(self.target)


f = Forward([1, 2, 3])
print(len(f), f.index(2), f.count(9), f.__len__())
try:
    f[0]
except TypeError as error:
    print(error)


class Callable:
    def __get__(self, instance, owner):
        return lambda *a: (type(instance).__name__, a)


class Uses:
    __call__ = Callable()
    __len__ = lambda self: 7


print(Uses()(1), len(Uses()), Uses().__call__(2))


class Late:
    pass


late = Late()
try:
    late + 1
except TypeError as error:
    print(error)
Late.__add__ = lambda self, other: f"added {other}"
Late.__str__ = lambda self: "late str"
Late.__eq__ = lambda self, other: "equal?"
print(late + 1, str(late), late == 5, f"{late}")
del Late.__add__
try:
    late + 1
except TypeError as error:
    print(error)
print(int.__add__(1, 2), (1).__add__(2), int.__add__(1, 2.5), str.__len__("abc"), list.__getitem__([1, 2], 1), dict.__contains__({1: 2}, 1), object.__eq__(1, 1), object.__ne__(1, 2), type.__call__(int, "5"))
