# Numbers of hundreds of digits: factorials, Fibonacci, square roots, gcd, conversions.
import math


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    def pair(k):
        if k == 0:
            return 0, 1
        a, b = pair(k // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if k % 2 else (c, d)
    return pair(n)[0]


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


f100 = factorial(100)
print(f100)
print(len(str(factorial(500))), sum(map(int, str(factorial(500)))), str(factorial(500))[:20])
print(fibonacci(100), len(str(fibonacci(5000))), fibonacci(5000) % 10**20)
print(isqrt(2 * 10**100), math.isqrt(2 * 10**100) == isqrt(2 * 10**100))
print(math.gcd(f100, 2**200), f100 // factorial(98), f100 % (10**9 + 7))
big = 3**500
print(big, str(big) == str(int(str(big))), int(hex(big), 16) == big, int(bin(big), 2) == big, int(oct(big), 8) == big)
print(big % 1000, big // 10**230, -big // 10**230, divmod(-big, 7**200)[0])
a, b = 2**521 - 1, 2**607 - 1
print((a * b) % 10**30, a * b // a == b, (a + b) ** 2 == a * a + 2 * a * b + b * b, (b - a) * (b + a) == b * b - a * a)
print(pow(7, a - 1, a), pow(3, b, 10**20))
digits = "".join(str((i * 7) % 10) for i in range(1, 300))
n = int(digits)
print(n % 97, n % 2**61, n // 10**280, str(n) == digits.lstrip("0"))
print(f"{2**200:,}", f"{-(3**100):_}", f"{2**130:x}", f"{10**40:e}" , f"{2**90:.3e}", "%d" % 7**50, "%x" % 7**50)
print(sum(10**i for i in range(50)), math.prod(range(1, 30)), max(10**50, 10**49 * 11), sorted([10**30, -10**31, 10**29]))
x = 10**60
for k in range(6):
    x = x * 31 // 17 - 3
print(x, -x >> 50, x << 10, x & (1 << 100) - 1, x | 1, x ^ x >> 3)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
try:
    str(10**5000)
except ValueError as error:
    print(error)
