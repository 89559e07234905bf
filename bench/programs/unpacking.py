# [tuples] Tuple packing and unpacking, swaps, starred targets, multiple results, comparison of tuples.
import sys
import time


def divide(a, b):
    return a // b, a % b


def bounds(points):
    low_x, low_y = high_x, high_y = points[0]
    for x, y in points:
        low_x, high_x = min(low_x, x), max(high_x, x)
        low_y, high_y = min(low_y, y), max(high_y, y)
    return (low_x, low_y), (high_x, high_y)


def main(size):
    a, b = 0, 1
    checksum = 0
    for i in range(size):
        a, b = b, (a + b) & 0xFFFF
        quotient, remainder = divide(a, i % 7 + 1)
        (x, y), z = (quotient, remainder), i
        x, y, z = z, x, y
        checksum += x - y + z
    points = [(i * 37 % 101, i * 53 % 97) for i in range(100)]
    for i in range(size // 500):
        (low_x, low_y), (high_x, high_y) = bounds(points)
        checksum += low_x + low_y * 2 + high_x * 3 + high_y * 4
    row = (1, 2, 3, 4, 5)
    for i in range(size // 2):
        first, *middle, last = row
        head, *tail = middle
        checksum += first + last + head + len(tail)
        row = (last, *middle, first)
    best = (0, 0)
    for i in range(size):
        pair = (i * 7919 % 1009, i)
        if pair > best:
            best = pair
    return checksum, best


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 420000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
