# [iterators] zip, enumerate, map, filter, reversed, any, all, sum, min, max and a class with __next__.
import sys
import time


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current


class Window:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items) - 1

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(index)
        return self.items[index] + self.items[index + 1]


def double(x):
    return x * 2


def main(size):
    a = list(range(1000))
    b = [x * 3 % 17 for x in a]
    checksum = 0
    for i in range(size):
        for x, y in zip(a, b):
            checksum += x ^ y
        for position, y in enumerate(b):
            checksum += position * y
        checksum += sum(map(double, b)) + len(list(filter(None, b)))
        for y in reversed(b):
            checksum -= y
        checksum += min(b) + max(a) + any(b) + all(a)
        for n in Countdown(200):
            checksum += n
        for n in Window(b):
            checksum += n
        checksum &= 0xFFFFFFF
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 900
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
