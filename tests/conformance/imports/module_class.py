# The class of a module can be changed.
import sys

m = sys.modules[__name__]


class Special(type(sys)):
    @property
    def answer(self):
        return 42

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __call__(self, x):
        return x * 2


m.__class__ = Special
print(type(m).__name__, m.answer, m(4))
m.y = 5
print(y)
z = 1
print(m.z)
try:
    m.__class__ = int
except TypeError as e:
    print(e)
other = type(sys)("other")
other.__class__ = Special
print(other.answer, other)
