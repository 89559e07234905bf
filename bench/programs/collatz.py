# [numeric] The longest Collatz chain below a bound: integer tests, division and multiplication.
import sys
import time


def chain(n):
    length = 1
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        length += 1
    return length


def main(size):
    best = 0
    best_start = 0
    for start in range(1, size):
        length = chain(start)
        if length > best:
            best = length
            best_start = start
    return best_start, best


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 70000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
