"""Digits of pi and e with big integers, three ways, and what can be counted in them."""

import math


def spigot():
    """Yields the decimal digits of pi one by one, keeping a linear fractional transformation in big integers."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def arctan_inverse(x, unity):
    """arctan(1/x) as an integer in units of 1/unity."""
    term = unity // x
    total, square, n, sign = term, x * x, 1, 1
    while term:
        term //= square
        n += 2
        sign = -sign
        total += sign * (term // n)
    return total


def machin(digits):
    guard = 10
    unity = 10 ** (digits + guard)
    return 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity)) // 10**guard


def chudnovsky(digits):
    """Binary splitting of Chudnovsky's series."""

    def split(a, b):
        if b - a == 1:
            p = (6 * a - 5) * (2 * a - 1) * (6 * a - 1) if a else 1
            q = a**3 * 640320**3 // 24 if a else 1
            t = p * (13591409 + 545140134 * a)
            return p, q, -t if a % 2 else t
        middle = (a + b) // 2
        p1, q1, t1 = split(a, middle)
        p2, q2, t2 = split(middle, b)
        return p1 * p2, q1 * q2, q2 * t1 + p1 * t2

    _, q, t = split(0, digits // 14 + 2)
    root = math.isqrt(10005 * 10 ** (2 * (digits + 10)))
    return q * 426880 * root // t // 10**10


def euler(digits):
    """The digits of e from the sum of 1/n!."""
    unity = 10 ** (digits + 10)
    total = term = unity
    n = 1
    while term:
        term //= n
        total += term
        n += 1
    return total // 10**10


def digits_of(number):
    """The decimal digits of a big number, by halves, so that it takes far less than quadratic time."""
    if number < 10**200:
        return str(number)
    half = number.bit_length() * 30103 // 200000
    high, low = divmod(number, 10**half)
    return digits_of(high) + digits_of(low).zfill(half)


def block(text, per_group=10, groups=6):
    size = per_group * groups
    for start in range(0, len(text), size):
        line = text[start:start + size]
        print("  " + " ".join(line[i:i + per_group] for i in range(0, len(line), per_group)) + f"  : {start + len(line)}")


def runs(text):
    best, start = ("", 0), 0
    for i in range(1, len(text) + 1):
        if i == len(text) or text[i] != text[start]:
            if i - start > len(best[0]):
                best = text[start:i], start
            start = i
    return best


def main():
    source = spigot()
    first = "".join(str(next(source)) for _ in range(301))
    print("pi = 3.")
    block(first[1:])
    thousand = digits_of(machin(1000))
    print("three ways agree:", first == thousand[:301], thousand == digits_of(chudnovsky(1000)))
    e = digits_of(euler(500))
    print("e = 2.")
    block(e[1:181])
    many = digits_of(chudnovsky(3000))
    print("digits so far:", len(many) - 1, "the last ten:", many[-10:])
    counts = {d: many.count(d) for d in "0123456789"}
    print("counts:", counts, "sum", sum(int(d) for d in many))
    expected = len(many) / 10
    print(f"chi-square: {sum((n - expected) ** 2 / expected for n in counts.values()):.3f}")
    for wanted in ("999999", "2718", "1234", "00000", "31415"):
        print(f"{wanted} at {many.find(wanted, 1)}")
    print("longest run:", runs(many), "first zero:", many.index("0"), "primes at the start:", [p for p in (3, 31, 314159) if all(p % d for d in range(2, math.isqrt(p) + 1))])
    print("float agrees:", float(many[0] + "." + many[1:20]) == math.pi, float(e[0] + "." + e[1:20]) == math.e)
    inside = sum(x * x + y * y <= 200 * 200 for x in range(-200, 201) for y in range(-200, 201))
    print("lattice points in a circle of 200:", inside, f"so pi is about {inside / 40000:.4f}")
    archimedes, sides = math.sqrt(3), 6
    a = 1.0
    for _ in range(10):
        a, sides = math.sqrt(2 - math.sqrt(4 - a * a)), sides * 2
    print(f"a polygon of {sides} sides: {a * sides / 2:.5f}")


main()
