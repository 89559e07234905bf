# Changing a list under an iterator, and iterators that outlive changes.
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
print(a)
b = [1, 2]
seen = []
for x in b:
    seen.append(x)
    if len(b) < 6:
        b.append(x * 10)
print(seen, b)
c = [1, 2, 3]
for i, x in enumerate(c):
    if i == 0:
        c.insert(0, "new")
    if i > 5:
        break
print(c, i)
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), it.__length_hint__())
d = [1, 2, 3]
it = iter(d)
next(it)
d.clear()
print(list(it))
d.extend([7, 8, 9])
print(list(it))
r = reversed(d)
d.append(10)
print(list(r))
e = [5, 4, 3]
for x in e[:]:
    e.remove(x)
print(e)
f = list(range(5))
while f:
    f.pop()
    if f:
        f.pop(0)
    print(f)
g = [1, 2, 3]
for x in reversed(g):
    g.append(x)
print(g)
h = [[1], [2]]
for sub in h:
    sub += sub
print(h)
k = [0, 1, 2]
k[:] = [y for y in k if y]
print(k)
z = [1, 2, 3, 4, 5, 6]
it = iter(z)
for x in it:
    print(x, next(it, None), end="; ")
print()
del z[1::2]
print(z)
