# Bytes that an object takes, containers with what they hold for themselves: the growth of the process over many of them, beside CPython's.
#   node bench/memory/bytes.ts
import sys

COUNT = 400_000


class Three:
    def __init__(self, i):
        self.a = i
        self.b = i
        self.c = None


class Slotted:
    __slots__ = ("a", "b", "c")

    def __init__(self, i):
        self.a = i
        self.b = i
        self.c = None


class Node:
    def __init__(self, next):
        self.next = next


KINDS = {
    "ints of a list": lambda: list(range(1_000_000, 1_000_000 + COUNT)),
    "floats of a list": lambda: [i + 0.5 for i in range(COUNT)],
    "instances with 3 attributes": lambda: [Three(i) for i in range(COUNT)],
    "instances with 3 slots": lambda: [Slotted(i) for i in range(COUNT)],
    "instances with 1 attribute": lambda: [Node(None) for i in range(COUNT)],
    "dicts with 3 keys": lambda: [{"a": i, "b": i, "c": None} for i in range(COUNT)],
    "keys of a dict": lambda: {i: None for i in range(COUNT)},
    "elements of a set": lambda: set(range(COUNT)),
    "short strings": lambda: [str(i) for i in range(1_000_000, 1_000_000 + COUNT)],
    "strings of 40 characters": lambda: ["x" * 33 + str(i) for i in range(1_000_000, 1_000_000 + COUNT)],
    "pairs": lambda: [(i, None) for i in range(COUNT)],
    "lists of 3": lambda: [[i, i, i] for i in range(COUNT)],
    "closures": lambda: [(lambda i: lambda: i)(i) for i in range(COUNT)],
    "exceptions": lambda: [ValueError(i) for i in range(COUNT)],
}

if __name__ == "__main__":
    import gc

    gc.disable()
    kept = KINDS[sys.argv[1]]()
    print(len(kept))
    if len(sys.argv) > 2:
        # CPython: what the allocator of the process says, which knows of blocks and not of pages.
        with open("/proc/self/statm") as f:
            print(int(f.read().split()[1]) * 4096)
