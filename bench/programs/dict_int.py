# [dicts] Dictionaries with int and tuple keys: insert, look up, delete, iterate.
import sys
import time


def memo_stairs(n, memo):
    if n in memo:
        return memo[n]
    result = (memo_stairs(n - 1, memo) + memo_stairs(n - 2, memo)) % 1000003
    memo[n] = result
    return result


def grid_walk(steps):
    visits = {}
    x = y = 0
    state = 1
    for _ in range(steps):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        way = (state >> 16) & 3
        if way == 0:
            x += 1
        elif way == 1:
            x -= 1
        elif way == 2:
            y += 1
        else:
            y -= 1
        key = (x, y)
        visits[key] = visits.get(key, 0) + 1
    return len(visits), max(visits.values())


def main(size):
    squares = {}
    for i in range(size):
        squares[i * 3] = i * i
    hits = 0
    for i in range(size * 2):
        if i in squares:
            hits += squares[i] & 7
    for i in range(0, size * 3, 6):
        del squares[i]
    total = 0
    for key, value in squares.items():
        total += key ^ value
    stairs = memo_stairs(300, {0: 1, 1: 1})
    cells, most = grid_walk(size)
    return hits, len(squares), total, stairs, cells, most


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 350000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
