# What is found with DEBUG_SAVEALL is kept in gc.garbage, finalized.
import gc


class Node:
    def __del__(self):
        print("finalized", self.name)


gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b = Node(), Node()
a.name, b.name = "a", "b"
a.other, b.other = b, a
del a, b
print(gc.collect() >= 2)
gc.set_debug(0)
kept = [thing for thing in gc.garbage if isinstance(thing, Node)]
print(sorted(node.name for node in kept))
print(all(node.other.other is node for node in kept))
gc.garbage.clear()
del kept
print(gc.collect() >= 2)
print(gc.garbage)
