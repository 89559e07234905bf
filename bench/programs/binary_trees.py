# [allocation] Building and walking binary trees: many small objects with short lives.
import sys
import time


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def build_tuple(depth):
    if depth == 0:
        return (None, None)
    return (build_tuple(depth - 1), build_tuple(depth - 1))


def count_tuple(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + count_tuple(left) + count_tuple(right)


def main(size):
    kept = build(size)
    results = []
    for depth in range(4, size + 1, 4):
        rounds = 1 << (size - depth + 3)
        nodes = 0
        for _ in range(rounds):
            nodes += build(depth).count()
        results.append((rounds, depth, nodes))
    nodes = 0
    for _ in range(1 << 3):
        nodes += count_tuple(build_tuple(size))
    return results, nodes, kept.count()


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 14
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
