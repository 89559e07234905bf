# Hundreds of thousands of objects in one cycle, and in as many.
import gc


class Node:
    __slots__ = ("next", "previous", "__weakref__")
    count = 0

    def __init__(self):
        Node.count += 1

    def __del__(self):
        Node.count -= 1


def ring(length):
    first = last = Node()
    for i in range(length - 1):
        node = Node()
        last.next, node.previous = node, last
        last = node
    last.next, first.previous = first, last


gc.disable()
ring(100_000)
print(Node.count)
print(gc.collect() >= 100_000, Node.count)
for i in range(20_000):
    ring(3)
print(Node.count)
gc.collect()
print(Node.count)
gc.enable()
