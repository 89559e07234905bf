# [calls] Method calls on a small object, on its base class and through super().
import sys
import time


class Counter:
    def __init__(self, start):
        self.value = start

    def add(self, amount):
        self.value += amount
        return self

    def get(self):
        return self.value

    def step(self, i):
        self.add(i & 3)


class Skipping(Counter):
    def __init__(self, start, period):
        super().__init__(start)
        self.period = period
        self.skipped = 0

    def step(self, i):
        if i % self.period == 0:
            self.skip()
        else:
            super().step(i)

    def skip(self):
        self.skipped += 1


def drive(counter, rounds):
    for i in range(rounds):
        counter.step(i)
    return counter.get()


def main(size):
    plain = Counter(1)
    skipping = Skipping(2, 5)
    total = drive(plain, size) + drive(skipping, size)
    for i in range(size):
        total += plain.add(1).add(2).get() & 1
    return total, skipping.skipped


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 700000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
