values = [1, 2, 3]
print([n for n in values if n == 0x1 or n == 0b11])
print(0b12)
