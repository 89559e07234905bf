# Functions that hold themselves through a cell, a default, an attribute or their class.
import gc


class Watched:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        names.append(self.name)


names = []


def cell():
    w = Watched("cell")

    def f():
        return f, w

    return f


def default():
    holder = []

    def f(x=holder):
        return x

    holder.append(f)
    holder.append(Watched("default"))


def attribute():
    def f():
        pass

    f.me = f
    f.w = Watched("attribute")


def method():
    class A:
        w = Watched("class")

        def m(self):
            return A

    a = A()
    a.bound = a.m


for make in (cell, default, attribute, method):
    make()
gc.collect()
print(sorted(names))
