# With DEBUG_COLLECTABLE, each object that is found is named; DEBUG_STATS tells of the beginning and the end.
import gc
import sys


class Node:
    pass


class Lines:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass

    def getvalue(self):
        return "".join(self.parts)


def collect(flags):
    gc.collect()
    a = Node()
    a.me = a
    items = []
    items.append(items)
    del a, items
    stream, sys.stderr = sys.stderr, Lines()
    gc.set_debug(flags)
    try:
        gc.collect()
    finally:
        gc.set_debug(0)
        text = sys.stderr.getvalue()
        sys.stderr = stream
    return text


text = collect(gc.DEBUG_COLLECTABLE)
lines = [line.partition(" 0x")[0] for line in text.splitlines()]
print(sorted(line for line in lines if "Node" in line or "list" in line))
text = collect(gc.DEBUG_STATS)
lines = text.splitlines()
print(lines[0])
start = "gc: objects in each generation: "
print(lines[1].startswith(start), all(n.isdigit() for n in lines[1][len(start):].split()))
start = "gc: objects in permanent generation: "
print(lines[2].startswith(start), lines[2][len(start):].isdigit())
done, found, more, elapsed = lines[-1].split(", ")
print(done, found.split()[0].isdigit(), found.split()[1], more)
print(elapsed.split()[1], len(elapsed.split()[0].split(".")[1]))
print(collect(0) == "")
print(gc.garbage)
