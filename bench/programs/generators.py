# [generators] Pipelines of generators, recursion through yield from, send and early close.
import sys
import time


def naturals(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def keep_odd(source):
    for n in source:
        if n & 1:
            yield n


def squares(source):
    for n in source:
        yield n * n % 1009


def take(source, count):
    for n in source:
        if count == 0:
            return
        count -= 1
        yield n


def inorder(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from inorder(low, middle)
        yield middle
        yield from inorder(middle + 1, high)


def averager():
    total = 0
    count = 0
    while True:
        value = yield total // (count or 1)
        total += value
        count += 1


def main(size):
    checksum = 0
    for _ in range(4):
        checksum += sum(squares(keep_odd(naturals(size))))
    for i in range(size // 20):
        for n in take(naturals(1000), 10):
            checksum += n + i
    for n in inorder(0, size // 2):
        checksum ^= n
    average = averager()
    next(average)
    for i in range(size * 2):
        checksum += average.send(i & 255)
    average.close()
    checksum += sum(n for n in range(size) if n % 3)
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 300000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
