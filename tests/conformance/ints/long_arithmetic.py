# Arithmetic of long ints of many lengths: laws that have to hold, and a number for all results.
import math

seed = 12345


def number(bits):
    global seed
    n = 0
    while n.bit_length() < bits:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        part = seed >> 32
        n = n << 32 | (0, part, 0xFFFFFFFF, part, 1 << 31, part, part, part)[seed >> 20 & 7]
        n |= not n
    return -(n >> (n.bit_length() - bits)) if seed & 1 else n >> (n.bit_length() - bits)


def check(condition, *what):
    if not condition:
        print("wrong:", *what)


total = 0
for bits in (1, 31, 32, 33, 64, 100, 128, 129, 200, 500, 1200, 2600, 5300, 11000, 23000):
    for other in (1, 20, 48, 64, 127, 300, 1300, 2700, 6000, 12000):
        x, y = number(bits), number(other)
        q, r = divmod(x, y)
        check(q * y + r == x and 0 <= abs(r) < abs(y), "divmod", bits, other)
        check((x + y) - y == x and (x - y) + y == x, "sum", bits, other)
        check((x + y) * (x - y) == x * x - y * y, "product", bits, other)
        check((x & y) + (x | y) == x + y and x ^ y == (x | y) - (x & y), "bits", bits, other)
        g = math.gcd(x, y)
        check(x % g == 0 and y % g == 0 and math.gcd(x // g, y // g) == 1, "gcd", bits, other)
        check(x >> 7 == x // 128 and x << 45 == x * 2**45 and ~x == -x - 1, "shifts", bits, other)
        total = (total * 31 + q + 7 * r + 11 * (x & y) + 13 * (x ^ y) + g) % (2**89 - 1)
    root = math.isqrt(abs(x))
    check(root * root <= abs(x) < (root + 1) ** 2, "isqrt", bits)
    check(int(hex(x), 16) == x and int(oct(x), 8) == x and int(bin(x), 2) == x, "bases", bits)
    size = x.bit_length() // 8 + 1
    check(int.from_bytes(x.to_bytes(size, "big", signed=True), "big", signed=True) == x, "bytes", bits)
    if bits < 14000:
        check(int(str(x)) == x, "digits", bits)
    total = (total * 31 + root + x.bit_count()) % (2**89 - 1)
print(total)
for modulus in (7, 10, 2**32 - 5, 2**61, 2**64 - 59, 2**127 - 1, 2**200 + 2, 3**200, -(5**70)):
    print(modulus, pow(3, 1000, modulus), pow(-number(150), abs(number(90)), modulus))
print(pow(3, -1, 2**127 - 1), pow(10**30, -1, 7**50))
print(float(2**200 + 2**147), float(-(2**1023) - 2**970 + 1), (10**400) / (3 * 10**399), int(1e300))
