# Shifts and bitwise operators on positive, negative and large numbers.
for a in (0, 1, 5, -1, -5, 2**40, -(2**40), 2**90 + 12345, -(2**90) - 12345):
    for b in (0, 1, 3, -1, -8, 2**35 - 1, -(2**70)):
        print(a, b, a & b, a | b, a ^ b)
    for s in (0, 1, 7, 31, 32, 33, 63, 64, 100):
        print(a << s, a >> s, end=" ")
    print(~a)
print(1 << 200, -1 << 100, -1 >> 1000, 1 >> 10**9, 0 << 1000, (1 << 1000) >> 999)
print((5).bit_length(), (-5).bit_length(), (0).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count(), (2**100 - 1).bit_count())


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def reverse_bits(n, width):
    result = 0
    for _ in range(width):
        result = result << 1 | n & 1
        n >>= 1
    return result


def gray(n):
    return n ^ n >> 1


print(popcount(0xDEADBEEF), popcount(2**200 - 1), reverse_bits(0b1101, 8), [gray(i) for i in range(8)])
mask = (1 << 32) - 1
h = 2166136261
for byte in b"hash me":
    h = (h ^ byte) * 16777619 & mask
print(h, hex(h))
state = 88172645463325252
for _ in range(5):
    state ^= state << 13 & (1 << 64) - 1
    state ^= state >> 7
    state ^= state << 17 & (1 << 64) - 1
    print(state)
for bad in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1 & 1.0, lambda: ~1.5):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(True & 3, True | False, True ^ True, True << 2, False & False)
