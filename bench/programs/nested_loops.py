# [numeric] Pythagorean triples and a linear congruential generator: nested loops over small ints.
import sys
import time


def triples(limit):
    found = 0
    for a in range(1, limit):
        aa = a * a
        for b in range(a, limit):
            cc = aa + b * b
            for c in range(b + 1, b + 12):
                if c * c == cc:
                    found += 1
    return found


def random_bits(rounds):
    state = 12345
    ones = 0
    for _ in range(rounds):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        ones += (state >> 16) & 1
        ones ^= state & 0xFF
    return ones


def main(size):
    found = 0
    for round_number in range(6):
        found += triples(size * 2 + round_number)
    return found, random_bits(size * 6000)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 160
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
