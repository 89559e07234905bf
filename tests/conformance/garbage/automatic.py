# Cycles are found without asking, young and old ones.
import gc


class Node:
    alive = 0

    def __init__(self):
        self.me = self
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


def make(count):
    for i in range(count):
        Node()


make(200_000)
print(Node.alive < 150_000)
gc.collect()
print(Node.alive)
gc.disable()
make(5000)
print(Node.alive)
gc.enable()
gc.collect()
print(Node.alive)
