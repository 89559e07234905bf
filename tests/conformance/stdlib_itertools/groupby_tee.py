from itertools import groupby, tee
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")])
print([(k, [x[1] for x in g]) for k, g in groupby([(1, "a"), (1, "b"), (2, "c")], key=lambda x: x[0])])
groups = [g for _, g in groupby("aabb")]
print([list(g) for g in groups])
it = groupby([1, 1, 2])
k, g = next(it)
print(k, next(g), next(it)[0], list(g))
a, b, c = tee(range(4), 3)
print(next(a), next(a), list(b), list(a), list(c), tee([], 0))
x, = tee("xy", 1)
y, z = tee(x)
print(next(y), list(z), list(y))
try:
    tee([], -1)
except ValueError as e:
    print(e)
