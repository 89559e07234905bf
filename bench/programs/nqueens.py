# [recursion] All solutions of the n-queens problem, with lists of flags and with bit masks.
import sys
import time


def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if columns[column] and rising[row + column] and falling[row - column + n]:
            columns[column] = rising[row + column] = falling[row - column + n] = False
            found += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[row + column] = falling[row - column + n] = True
    return found


def place_bits(full, columns, rising, falling):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | rising | falling)
    while free:
        bit = free & -free
        free ^= bit
        found += place_bits(full, columns | bit, (rising | bit) << 1, (falling | bit) >> 1)
    return found


def main(size):
    n = size - 1
    slow = place(0, n, [True] * n, [True] * (2 * n), [True] * (2 * n + 1))
    fast = place_bits((1 << (n + 2)) - 1, 0, 0, 0)
    return slow, fast


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
