# Integer code in tight loops: hashes, generators, bit tricks, digit sums, dynamic programming.
def lcg(seed, n):
    out = []
    for _ in range(n):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        out.append(seed)
    return out


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def digit_sum(n):
    s = 0
    while n:
        n, d = divmod(n, 10)
        s += d
    return s


def change(total, coins):
    ways = [1] + [0] * total
    for coin in coins:
        for amount in range(coin, total + 1):
            ways[amount] += ways[amount - coin]
    return ways[total]


def longest_common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            table[i + 1][j + 1] = table[i][j] + 1 if a[i] == b[j] else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def queens(n, row=0, columns=0, left=0, right=0):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & (1 << n) - 1
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        for room in range(capacity, weight - 1, -1):
            if best[room - weight] + value > best[room]:
                best[room] = best[room - weight] + value
    return best[capacity]


def power_mod(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r


def ackermann(m, n):
    while m:
        if n == 0:
            n = 1
        else:
            n = ackermann(m, n - 1)
        m -= 1
    return n + 1


def mix(h):
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 33
    return h


print(lcg(42, 4), adler(b"Wikipedia"), hex(crc32(b"123456789")), digit_sum(2**100))
print(change(200, (1, 2, 5, 10, 20, 50, 100, 200)), change(1000, (1, 5, 10, 25)), longest_common("dynamic programming", "programs are dynamic"))
print([queens(n) for n in range(1, 8)], knapsack([(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)], 15), power_mod(3, 10**18, 10**9 + 7), ackermann(2, 6))
print([mix(i) for i in range(1, 4)], -7 // 2, -7 % 3, 7 // -2, (-7) >> 1, -1 & 0xFF, ~0x55 & 0xFF)
state, seen = 1, 0
while True:
    state = state >> 1 ^ (0xB8 if state & 1 else 0)
    seen += 1
    if state == 1:
        break
print(seen, sum(1 for n in range(1, 2000) if n & n - 1 == 0), max(bin(n).count("1") for n in range(1000)))
