# [bigints] Factorials, modular powers, a primality test, shifts and decimal conversion.
import sys
import time


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def is_probable_prime(n):
    if n % 2 == 0:
        return n == 2
    d = n - 1
    twos = 0
    while d & 1 == 0:
        d >>= 1
        twos += 1
    for base in (2, 3, 5, 7, 11, 13):
        x = pow(base, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def main(size):
    text = ""
    for n in range(size - 400, size, 2):
        text = str(factorial(n))
    digit_sum = 0
    for c in text:
        digit_sum += int(c)
    primes = 0
    candidate = (1 << 127) + 1
    for _ in range(size * 7):
        if is_probable_prime(candidate):
            primes += 1
        candidate += 2
    f = fibonacci(size * 30)
    mixed = ((f << 300) ^ (f >> 77)) & ((1 << 521) - 1)
    return len(text), digit_sum, primes, f % 1000000007, mixed % 1000000009


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
