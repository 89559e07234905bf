# [numeric] The Mandelbrot set, escape counts over a grid: float arithmetic in a loop.
import sys
import time


def escape(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    for n in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def main(size):
    limit = 50
    height = size * 3 // 4
    total = 0
    for row in range(height):
        ci = 2.4 * row / height - 1.2
        for column in range(size):
            cr = 3.2 * column / size - 2.2
            total += escape(cr, ci, limit)
    return total


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 560
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
