# Division, remainder, divmod and power with every combination of signs and sizes.
values = [0, 1, -1, 2, -2, 7, -7, 10**20, -(10**20), 2**64 - 1, -(2**63)]
for a in values:
    for b in values:
        if b == 0:
            continue
        q, r = divmod(a, b)
        assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)), (a, b)
        print(a, b, a // b, a % b, a + b, a - b, a * b)
for a in (0, 1, -1, 2, -3, 10**10):
    for e in (0, 1, 2, 5, 13):
        print(a, e, a ** e, end="; ")
    print()
print(2 ** -1, (-2) ** -3, 10 ** -2, 1 ** -5, (-1) ** 10**9, 0 ** 0)
print(pow(3, 1000, 7), pow(-3, 5, 7), pow(3, 5, -7), pow(2, -1, 7), pow(10**30, 10**5, 10**9 + 7), pow(5, 0, 1), pow(0, 0, 3))
print(7 / 2, -7 / 2, 10**30 / 10**29, (2**53 + 1) / 1, 1 / 3, 10**400 / 10**399, -(10**400) / 10**398)
print(abs(-(10**25)), -(-5), +(-5), ~0, ~(2**70), -(2**47), -(2**63) // -1)
