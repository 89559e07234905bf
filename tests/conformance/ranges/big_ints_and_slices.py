# Ranges of any size, their slices and searches, and slice objects.
r = range(10)
print(r, range(1, 5), range(0, 10, 3), range(5, 0, -1), list(range(5, 0, -2)), range(0), bool(range(0)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(5, 1)))
print(r[3], r[-1], r[2:5], r[::2], r[::-1], r[5:2], r[-3:], r[100:], list(r[8:2:-2]), range(0, 20, 3)[1:4], range(10, 0, -2)[::-1])
print(r.start, r.stop, r.step, 5 in r, 10 in r, 5.0 in r, 5.5 in r, 'a' in r, True in r, 6 in range(0, 10, 3), 2**70 in r, -1 in r, None in r)
print(r.index(4), range(0, 10, 3).index(9), r.count(3), r.count(11), r.count(3.0), r.index(3.0), range(10, 0, -2).index(4))
print(range(5) == range(0, 5), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4], hash(range(5)) == hash(range(0, 5, 1)), range(1) == range(0, 1, 7), range(3) != range(4))
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0))), next(iter(range(5, 6))))
b = range(2**70, 2**70 + 10, 3)
print(b, list(b), len(b), b[1], b[-1], b[::-1], b[1:], 2**70 + 3 in b, 2**70 + 4 in b, b.index(2**70 + 6), list(reversed(b)), b == range(2**70, 2**70 + 12, 3), hash(b) == hash(range(2**70, 2**70 + 12, 3)))
print(range(-2**70, 2**70, 2**69), list(range(-2**70, 2**70, 2**69)), range(10**20)[10**19], range(10**20)[-1], list(range(2**63 - 2, 2**63 + 2)), range(10**30)[5:10**29:10**28])
print(range(2**47 - 2, 2**47 + 3), list(range(2**47 - 2, 2**47 + 3)), list(range(-2**47 - 2, -2**47 + 2)), range(2**47, 2**47 + 100, 50)[1])
it = iter(range(5)); print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), list(it))
class I:
    def __index__(self): return 3
print(range(I()), list(range(I(), 9, I())), r[I()], I() in range(5), range(True, 5), range(3)[False])
print(sum(range(1000)), max(range(5, 50, 7)), min(range(5, 50, 7)), sorted(range(5, 0, -1)), tuple(range(3)), [*range(3)], {*range(3)}, dict.fromkeys(range(2)))
for i in range(3): i = 10
print(i)
for i in range(0): print('never')
total = 0
for i in range(10, -10, -3): total += i
print(total)
a, b, c = range(3); print(a, b, c); a, *b = range(4); print(a, b)
s = slice(1, 10, 2); print(s, s.start, s.stop, s.step, s.indices(5), s == slice(1, 10, 2), s != slice(1), slice(None).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(2), slice(5).indices(10**20), slice(0, 10**25).indices(10**20), slice(-1, -10, -2).indices(6))
print(slice(1, 2) < slice(1, 3), repr(slice('a', None)), {slice(1, 2): 5}[slice(1, 2)], [1, 2, 3][slice(1)], 'abc'[slice(None, None, -1)], (1, 2, 3)[slice(1, 3)])
class G:
    def __getitem__(self, k): return k
g = G(); print(g[1:2], g[::], g[1:2, 3], g[...], g[1, 2], g[:, 1:], g[()], g[-1])
print(type(r), type(iter(r)), type(s), type(iter(b)) , range.__name__, isinstance(r, range), repr(type(reversed(r))))
