# __del__ runs when the last reference goes, in a definite order.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
b = a
del a
print("still referenced")
b = None
print("gone")


def scope():
    local = Noisy("local")
    print("in scope")


scope()
print("after scope")
Noisy("temporary")
print("after temporary")
x = Noisy("first")
x = Noisy("second")
print("rebound")
items = [Noisy("i0"), Noisy("i1"), Noisy("i2")]
items.pop(1)
print("popped")
items.clear()
print("cleared")
d = {"k": Noisy("value")}
d["k"] = 1
print("overwritten")
holder = Noisy("parent")
holder.child = Noisy("child")
del holder
print("tree gone")


class Resurrect:
    saved = []

    def __del__(self):
        Resurrect.saved.append(self)
        print("resurrected")


r = Resurrect()
del r
print(len(Resurrect.saved))
Resurrect.saved.clear()
print("not called twice")
for n in (Noisy(f"loop{i}") for i in range(3)):
    print("body", n.name)
del n
print("end")
