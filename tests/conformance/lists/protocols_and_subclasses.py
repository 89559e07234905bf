# Lists: indices, slices, operators, subclasses, recursion, search with Python equality, iterators.
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
a = list(range(10))
print(a[Idx(2)], a[-1], a[Idx(-3):], a[:Idx(4)], a[::-1], a[8:2:-2], a[100:], a[-100:3], a[5:5], a[3:1])
del a[2:4]; print(a)
del a[::2]; print(a)
del a[::-1]; print(a)
a = list(range(10)); del a[8:1:-3]; print(a)
a[2:4] = 'xyz'; print(a)
a[1:1] = [7, 8, 9]; print(a)
a[::2] = range(len(a[::2])); print(a)
a[:] = (); print(a)
a[5:9] = [1, 2]; print(a)
a[0:0] = a; print(a)
a.extend(a); print(a)
a += iter([1]); print(a)
a *= 2; print(a)
a *= 0; print(a)
a *= -5; print(a)
b = [1, 2, 3]
c = b
b += (4,)
print(c is b, c)
b = b + [5]
print(c is b, c, b)
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
print(m, [[]] * 2)
r = [1]
r.append(r)
print(r, r == r, [r])
t = ([],)
t[0].append(t)
print(t)
d = {}
d['d'] = d
print(d, [d])
class L(list):
    def __repr__(self): return 'L' + super().__repr__()
    extra = 1
x = L([1, 2])
x.attr = 5
print(x, x + [3], type(x + [3]), x[:1], type(x[:1]), x.copy(), type(x.copy()), x.attr, x == [1, 2], len(x), L(), L('ab'), isinstance(x, list))
x.append(3); x.sort(reverse=True); print(x, x.index(2), 3 in x, x.pop(), x)
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print('eq', self.v); return self.v == getattr(o, 'v', o)
    def __hash__(self): return 1
e = Eq(1)
print([e].index(e), [e].count(e), e in [e])
print([Eq(1), Eq(2)].index(2), [Eq(1), Eq(2)].count(2), Eq(3) in [1, 2, 3])
print([Eq(1)] == [Eq(1)], [Eq(1)] != [Eq(1)], [1, Eq(2)] == [1, 3], [Eq(1)] == [1, 2])
q = [3, 1, 2]
print(q.insert(0, 'a'), q.insert(-1, 'b'), q.insert(100, 'c'), q.insert(-100, 'd'), q)
print(q.pop(0), q.pop(), q.pop(-2), q.pop(1), q)
print(q.reverse(), q, list(reversed(q)), q.clear(), q)
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [1], [2] > [1, 5], [1, 2] <= [1, 2], [1, 2] >= [1, 2, 3], [1] == (1,))
print([1, 2, 3].__len__(), [1].__contains__(1), [1].__add__([2]), [1].__mul__(2), [1].__rmul__(2), [1].__getitem__(0), [3].__eq__([3]), [1].__eq__(1), [1].__iadd__([2]), [1].__imul__(2))
z = [1, 2, 3, 4]
for i in z:
    if i == 2: z.remove(i)
print(z)
out = []
z = [1, 2, 3]
for i in z:
    out.append(i)
    if len(z) < 6: z.append(i * 10)
print(out)
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'end'))
rit = reversed([1, 2, 3])
print(next(rit), rit.__length_hint__(), list(rit), next(rit, 'end'))
print([*'abc', *range(3), *[], *{1: 2}], (*[1], 2), {*[1, 2], 3})
print(list(x for x in 'abc'), list('héllo'), list({'a': 1}), list(b'ab'), list(zip('ab', [1, 2])))
n = [True, 1, 1.0, 0, False, None]
print(n.index(1), n.count(1), n.count(0), n.index(False), n.index(None), 1.0 in n, 2 in n)
print([1.5, 2**70, -3].index(2**70), 2**70 in [2**70], [2**70].count(2**70), (1, 2**70).index(2**70))
print([float('inf')] == [float('inf')], [1, [2, [3]]] == [1, [2, [3]]])
big = list(range(1000))
print(sum(big), big[::100], big[-1:-1000:-333], len(big * 3), big.index(777), big.count(5))
try:
    [1].index(1, 1)
except ValueError as ex: print(ex)
print([1, 2, 1].index(1, 1), [1, 2, 1].index(1, -1), [1, 2, 1].index(2, -10, 10))
def lst(*args): return list(args)
print(lst(), lst(1), lst(*[1, 2]))
print([i for i in range(20) if i % 3 == 0], [(i, j) for i in range(3) for j in range(i)])
print(repr(['a', "b'", "c\"", 'é', '\n', '\udc80', b'x', 1.0, None, ...]))
print([[1, 2], [3, 4]][1][0], [(1, 2), (3, 4)][0][1], [1, 2, 3][True], [1, 2][False])
print(max([3, 1, 2]), min([3, 1, 2]), any([0, 1]), all([1, 0]), sum([[1], [2]], []))
print(list.__name__, list.__doc__.split('.')[0], [].append.__name__, list.append, type([].append))
