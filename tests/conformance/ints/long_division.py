# Long ints: sums, differences, products by a word, quotients of few and of many digits, powers modulo odd and even numbers.
def facts(x, y):
    q, r = divmod(x, y)
    assert q == x // y and r == x % y and q * y + r == x
    assert r == 0 or (r < 0) == (y < 0) and abs(r) < abs(y)
    assert (x + y) - y == x and (x - y) + y == x and -(x - y) == y - x
    return q


check = 0
seed = 12345
values = []
for i in range(40):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    bits = 60 + i * 13
    values.append((seed**9 >> i) % 2**bits)
    values.append(-(2**bits) + (i % 3 - 1))
for x in values:
    for y in values:
        if y:
            check = (check * 31 + facts(x, y)) % 1000000007
print(check)

for y in (2**64, 2**64 - 1, 2**127 + 1, 10**40, -(10**40)):
    for q in (0, 1, -1, 2, 7, 2**31 - 1, 2**31, -(2**31), 2**32 + 1):
        for r in (-1, 0, 1):
            x = y * q + r
            print((x // y) - q, (x % y) - r == 0 or x % y - y - r == 0, end=" ")
    print()

for factor in (0, 1, -1, 10, 2**31, 2**32 - 1, 2**32, 2**47 - 1, -(2**47), 2**47, 2**48 + 1):
    x = 3**100 * factor
    print(x % 1000003, x // (3**100) == factor, (-(3**100)) * factor == -x)

x = 2**200 - 1
for _ in range(70):
    x += x
    x -= 1
print(x % (10**9 + 7), (x + 2**300).bit_length(), (x - x), x - (x - 1), (x - 1) - x)
print(pow(3, 2**100, 2**127 - 1), pow(2**90, 2**70 + 1, 2**128 - 159), pow(5, 117, 2**64 - 59), pow(7, 3**50, 2**65 + 1))
print(pow(3, 2**100, 2**127), pow(-3, 2**80 + 1, 2**100 + 1), pow(3, 2**80, -(2**100 + 1)), pow(3, -1, 2**100 + 1), pow(2, 0, 2**99 + 1))
print(pow(2**64, 2**64, 2**64 - 1), pow(0, 5, 2**80 + 1), pow(2**128 - 160, 2, 2**128 - 159), pow(1, 10**30, 3), pow(10**20, 10**20, 7))
