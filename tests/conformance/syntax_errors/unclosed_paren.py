values = [1, 2, 3]
print(max(values)
print('next line')
