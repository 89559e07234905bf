# [numeric] Multiplication of dense matrices held as lists of lists of floats.
import sys
import time


def make(rows, columns, seed):
    matrix = []
    for i in range(rows):
        row = []
        for j in range(columns):
            row.append(((i * 37 + j * 17 + seed) % 101) / 8.0)
        matrix.append(row)
    return matrix


def transpose(matrix):
    return [list(column) for column in zip(*matrix)]


def multiply(a, b):
    columns = transpose(b)
    inner = len(b)
    product = []
    for row in a:
        out = []
        for column in columns:
            total = 0.0
            for k in range(inner):
                total += row[k] * column[k]
            out.append(total)
        product.append(out)
    return product


def main(size):
    a = make(size, size, 1)
    b = make(size, size, 2)
    for _ in range(8):
        c = multiply(a, b)
    trace = 0.0
    for i in range(size):
        trace += c[i][i] + c[i][size - 1 - i]
    return trace


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 105
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
