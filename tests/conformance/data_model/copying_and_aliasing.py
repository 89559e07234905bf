# References and copies: what is shared and what is not.
a = [1, [2, 3], {"k": [4]}]
b = a
c = a[:]
d = list(a)
e = a.copy()
f = [*a]


def deep(value):
    if isinstance(value, list):
        return [deep(v) for v in value]
    if isinstance(value, dict):
        return {k: deep(v) for k, v in value.items()}
    return value


g = deep(a)
a.append(5)
a[1].append("shared")
a[2]["k"] += ["also"]
for name, value in zip("abcdefg", (a, b, c, d, e, f, g)):
    print(name, value)


def mutate(items, rebound):
    items.append("mutated")
    rebound = rebound + ["new"]
    return rebound


x, y = [], []
print(mutate(x, y), x, y)


def default_trap(item, bucket=[]):
    bucket.append(item)
    return bucket


print(default_trap(1), default_trap(2), default_trap(3, []), default_trap(4))
rows = [[0] * 3] * 2
rows[0][0] = 1
print(rows, rows[0] is rows[1])
t = ([1], 2)
u = t
t[0].append(9)
t += (3,)
print(t, u)
s1 = {1, 2}
s2 = s1
s1 |= {3}
s1 = s1 | {4}
print(s1, s2)


class Node:
    registry = []

    def __init__(self):
        self.registry.append(self)
        self.own = []


n1, n2 = Node(), Node()
n1.own.append(1)
n1.registry = "instance attribute hides it"
print(len(Node.registry), n2.own, n2.registry is Node.registry, n1.registry)
swap = [1, 2]
swap[0], swap[1] = swap[1], swap[0]
i = [0, 1, 2]
i[i[0]], i[0] = i[2], i[1]
print(swap, i)
print([] is [], () == (), (x := [1]) is x, [1] == [1], [x] * 2 == [[1], [1]])
matrix = [[r * 3 + col for col in range(3)] for r in range(3)]
for row in matrix:
    row.reverse()
for r in range(3):
    for col in range(r):
        matrix[r][col], matrix[col][r] = matrix[col][r], matrix[r][col]
print(matrix)
args = [1, 2]


def star(*received):
    received = list(received)
    received.append(3)
    return received


print(star(*args), args)
kw = {"k": [1]}


def double_star(**received):
    received["k"].append(2)
    received["new"] = True
    return received


print(double_star(**kw), kw)
