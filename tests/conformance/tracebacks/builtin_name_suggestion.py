value = [3, 1, 2]
print(sorted(value))
print(srted(value))
