# [numeric] Primes by the sieve of Eratosthenes: list stores in a counted loop.
import sys
import time


def primes(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    candidate = 2
    while candidate * candidate <= limit:
        if flags[candidate]:
            multiple = candidate * candidate
            while multiple <= limit:
                flags[multiple] = False
                multiple += candidate
        candidate += 1
    return flags


def main(size):
    flags = primes(size)
    count = 0
    last = 0
    for i in range(size + 1):
        if flags[i]:
            count += 1
            last = i
    return count, last


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2500000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
