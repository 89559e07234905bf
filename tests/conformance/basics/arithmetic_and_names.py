# Assignment, arithmetic with precedence, swapping, chained assignment.
a = b = 7
c, d = 3, 4.5
print(a + b * c, (a + b) * c, a - b - c, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2)
print(a / 2, a // 2, a % 2, -a // 2, -a % 2, a // -2, a % -2)
print(d + c, d * 2, d // 1, d % 1)
a, b, c = c, a, b
print(a, b, c)
x = 10
x += 5
x *= 2
x -= 3
x //= 4
x **= 2
x %= 13
x <<= 3
x |= 5
x &= 0xF
x ^= 3
x >>= 1
print(x)
print(not x, not 0, not "", not [0], not None)
print(1 if x > 3 else 2, "yes" if "" else "no")
print(a and b, 0 and 1 / 0, a or 1 / 0, None or "default", "" or 0 or [] or "last")
print(~5, -(-5), +5, not not 5)
print(5 & 3 | 8 ^ 1, 1 << 4 >> 2, 1 + 2 << 3)
print(7 == 7.0, 7 != 8, 1 < 2 <= 2 < 3, 1 < 3 > 2, None is None, 0 != None)
