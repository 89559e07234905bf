# [lists] Append, pop, insert, slices, reversal, indexing, counting and concatenation.
import sys
import time


def rotate(items, by):
    return items[by:] + items[:by]


def queue_work(rounds):
    queue = list(range(64))
    total = 0
    for i in range(rounds):
        item = queue.pop(0)
        total += item
        queue.append((item * 7 + i) % 1000)
    return total


def stack_work(rounds):
    stack = []
    for i in range(rounds):
        stack.append(i)
        if i % 3 == 2:
            stack.append(stack.pop() + stack.pop())
    return len(stack), stack[-1]


def bubble(items):
    n = len(items)
    swaps = 0
    for i in range(n):
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swaps += 1
    return swaps


def main(size):
    checksum = queue_work(size * 700)
    depth, top = stack_work(size * 700)
    items = [(i * 7919) % 1009 for i in range(size * 2)]
    for _ in range(4):
        checksum += bubble(items[:])
    for i in range(size * 40):
        items = rotate(items, i % 5)
        if i % 8 == 0:
            items.insert(3, i % 100)
            del items[-1]
            items.reverse()
            checksum += items.count(7) + items.index(items[50])
    items.extend(items[::3])
    return checksum, depth, top, sum(items), max(items), len(items)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
