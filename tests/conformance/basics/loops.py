# while and for, with break, continue and else in every position.
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("while", n)
else:
    print("not reached")

while n > 0:
    n -= 2
else:
    print("while else", n)

for i in range(3):
    for j in range(3):
        if j == i:
            break
        if (i + j) % 2 == 0:
            continue
        print("pair", i, j)
    else:
        print("inner finished", i)
    if i == 2:
        break
else:
    print("outer finished")

for ch in "abc":
    pass
print("loop variable stays", ch)

for x, (y, z) in [(1, (2, 3)), (4, (5, 6))]:
    print(x + y * z)

for target in []:
    print("never")
else:
    print("empty runs else")

items = [1, 2, 3]
for item in items:
    if item < 3 and len(items) < 6:
        items.append(item * 10)
print(items)

total = 0
for i in range(10, 0, -3):
    total = total * 10 + i
print(total)

data = {}
for data["k"] in range(3):
    pass
print(data)
spots = [0, 0]
for spots[1] in "xyz":
    pass
print(spots)
