# [numeric] The spectral norm of an infinite matrix: mixed int and float arithmetic over lists.
import math
import sys
import time


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


def times_transposed(vector):
    n = len(vector)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * vector[j]
        result.append(total)
    return result


def main(size):
    u = [1.0] * size
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    dot = 0.0
    norm = 0.0
    for a, b in zip(u, v):
        dot += a * b
        norm += b * b
    return "%.9f" % math.sqrt(dot / norm)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
