# [sets] Membership, union, intersection, difference, and a flood fill over tuples.
import sys
import time


def flood(width, height, walls):
    seen = {(0, 0)}
    frontier = [(0, 0)]
    while frontier:
        grown = []
        for x, y in frontier:
            for cell in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if cell in seen or cell in walls:
                    continue
                if 0 <= cell[0] < width and 0 <= cell[1] < height:
                    seen.add(cell)
                    grown.append(cell)
        frontier = grown
    return len(seen)


def main(size):
    checksum = 0
    for i in range(size):
        a = set(range(i, i + 300, 2))
        b = set(range(0, 600, 3))
        checksum += len(a | b) + len(a & b) * 2 + len(a - b) * 3 + len(a ^ b)
        if a <= b or a.isdisjoint(b):
            checksum += 1
        for n in range(0, 400, 5):
            if n in a:
                b.add(n)
            else:
                b.discard(n)
        checksum += len(b)
    words = {str(n % 700) for n in range(size * 10)}
    for n in range(size * 10):
        if str(n) in words:
            checksum += 1
    walls = {(x, y) for x in range(200) for y in range(200) if (x * 7 + y * 13) % 5 == 1}
    for _ in range(size // 400):
        checksum += flood(200, 200, walls)
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 11000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
