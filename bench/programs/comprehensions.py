# [comprehension] List, dict, set and generator comprehensions, nested and filtered.
import sys
import time


def board(n):
    return [[(row * column) % 7 for column in range(n)] for row in range(n)]


def main(size):
    checksum = 0
    for i in range(size):
        grid = board(60)
        flat = [cell for row in grid for cell in row if cell]
        flipped = [[row[k] for row in grid] for k in range(60)]
        doubled = [cell * 2 + i for cell in flat]
        index = {cell: position for position, cell in enumerate(doubled)}
        kinds = {(cell, cell & 1) for cell in doubled}
        checksum += sum(doubled) + len(index) + len(kinds) + flipped[7][9]
        checksum += sum(1 for cell in flat if cell > 3)
        checksum += len([word for word in [str(n) for n in range(200)] if word[0] == "1"])
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
