# What finalizers bring back stays, with all it leads to, once.
import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append(self.name)
        if self.name == "a":
            saved.append(self)


order, saved = [], []
a, b, c = Node("a"), Node("b"), Node("c")
a.next, b.next, c.next = b, a, c
del a, b, c
gc.collect()
print(sorted(order), [n.name for n in saved], saved[0].next.name)
order.clear()
saved.clear()
gc.collect()
print(order, saved)
