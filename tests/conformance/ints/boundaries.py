# Around the sizes where a representation might change: 2**30, 2**31, 2**47, 2**48, 2**53, 2**62, 2**63, 2**64.
for bits in (29, 30, 31, 32, 46, 47, 48, 52, 53, 61, 62, 63, 64, 127, 128):
    for delta in (-1, 0, 1):
        n = (1 << bits) + delta
        print(bits, delta, n, -n, n + n, n - 1 - n, n * n, n // 3, -n // 3, n % 1000, n ^ (n >> 1), n & -n, n.bit_length())
x = 2**47 - 1
x += 1
print(x, x - 1, -x, x * 2, x == 140737488355328)
y = -(2**47)
y -= 1
print(y, y + 1, abs(y), -y)
total = 0
for i in range(70):
    total = total * 2 + 1
print(total, total == 2**70 - 1, total // 2**60, total >> 65)
product = 1
for i in range(1, 40):
    product *= -i
print(product)
while product not in (0, 1, -1):
    product //= 1000000007
print(product)
n = 2**100
while n > 1:
    n -= n // 2 + 1
print(n)
print(2**47 * 2**47, (2**31) * (2**31), (2**24 + 1) * (2**24 - 1), 3037000500 * 3037000500, -4294967296 * 4294967296)
print(sum([2**46] * 10), max(2**48, 2**47, -(2**50)), sorted([2**65, -(2**65), 2**47, 1, 2**64]))
print((2**48).__hash__() == hash(2**48), {2**48: "big key", 2**48 + 1: "other"}[281474976710656])
