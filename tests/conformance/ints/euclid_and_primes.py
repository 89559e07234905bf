# Number theory with everyday loops.
def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(flags[i * i::i])
    return [i for i, flag in enumerate(flags) if flag]


def factorise(n):
    factors = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            factors[d] = factors.get(d, 0) + 1
            n //= d
        d += 1 + d % 2
    if n > 1:
        factors[n] = factors.get(n, 0) + 1
    return factors


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(egcd(240, 46), egcd(10**20, 3**30))
primes = sieve(1000)
print(len(primes), primes[-5:], sum(primes))
print(factorise(360360), factorise(2**31 - 1), factorise(10**12 + 39))
print([n for n in (561, 2**61 - 1, 2**67 - 1, 10**18 + 9, 3215031751) if is_prime(n)])
digits = [int(d) for d in str(2**1000)]
print(sum(digits), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
print([(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in (int((a * a + b * b) ** 0.5),) if c * c == a * a + b * b])


def to_base(n, base):
    if n == 0:
        return "0"
    out = ""
    while n:
        n, r = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + out
    return out


print([to_base(255, b) for b in (2, 3, 7, 16, 36)], all(int(to_base(n, b), b) == n for n in range(0, 500, 37) for b in range(2, 37)))


def roman(n):
    out = ""
    for value, text in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, n = divmod(n, value)
        out += text * count
    return out


print([roman(n) for n in (1994, 2024, 3999, 4)])


def collatz_length(n, cache={1: 1}):
    if n not in cache:
        cache[n] = 1 + collatz_length(n // 2 if n % 2 == 0 else 3 * n + 1)
    return cache[n]


print(max(range(1, 3000), key=collatz_length), collatz_length(2919))
