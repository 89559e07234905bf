# Old cycles are found without asking, while the program goes on.
import gc


class Node:
    alive = 0

    def __init__(self, other):
        self.other = other
        self.me = self
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


gc.collect()
kept = [Node(None) for i in range(60_000)]
gc.collect(0)
gc.collect(0)
old = Node.alive
del kept[10:]
more = []
for i in range(800_000):
    more.append([i])
print(old, Node.alive < 30_000)
print(len(more), more[-1], len(kept), kept[3].me is kept[3])
