"""A number with a keyword right behind it is valid, and warned about."""

x, y, w, z = 1, [1, 2], 3, 4
print(1if x else 2)
print(0x1for x)if 0else print("no")
print(1and 2)
print(3or 2)
print(1in [1])
print(1is x or 1)
print(1not in y)
print(1.5if x else 2, 1.if x else 2, 1e5if x else 2, 1jif x else 2)
print(0x1or 2, 0b1and 2, 0o7and 2)
print([0x1for x in y])
print("1if in a string", 1_0if x else 2)  # 1if in a comment
print((1
       if x else 2), 3if x else 4)
