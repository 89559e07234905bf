# Objects that move between containers all the time are not taken for garbage.
import gc


class Node:
    def __init__(self, value):
        self.value = value
        self.me = self


def shuffle(boxes, rounds, seed):
    for i in range(rounds):
        seed = (seed * 1103515245 + 12345) % 2147483648
        a, b = boxes[seed % len(boxes)], boxes[seed // 65536 % len(boxes)]
        if a:
            b.append(a.pop())
        if not i % 3:
            boxes[i % len(boxes)].append(Node(i))
    return seed


boxes = [[] for i in range(50)]
for i in range(40_000):
    boxes[i % 50].append(Node(-1))
seed = 1
for i in range(4):
    seed = shuffle(boxes, 100_000, seed)
print(sum(len(box) for box in boxes))
print(all(node.me is node for box in boxes for node in box))
print(sum(node.value >= 0 for box in boxes for node in box))
gc.collect()
print(sum(len(box) for box in boxes), all(node.me is node for box in boxes for node in box))
