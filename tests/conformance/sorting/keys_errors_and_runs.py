# Sorting: keys, stability, runs of every kind, errors in comparisons.
print(sorted([3, 1, 2]), sorted('hello'), sorted([3, 1, 2], reverse=True), sorted({'b': 1, 'a': 2}), sorted(range(5, 0, -1)), sorted([]), sorted((2, 1)), sorted([1.5, -2.0, 1]), sorted([True, False, 2]), sorted([2**70, 1, -2**70]))
print(sorted(['b', 'A', 'a', 'B', 'é', 'z', '日'], key=str.lower), sorted('日é a😀'), sorted(['aa', 'a', 'ab', '']), sorted(['10', '9', '1'], key=int), sorted([[2], [1, 5], [1]]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
data = [('a', 3), ('b', 1), ('c', 3), ('d', 1), ('e', 2)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(data, key=lambda p: -p[1]), sorted(data, key=lambda p: (p[1], p[0]), reverse=True))
l = [5, 3, 8]; print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda x: x % 5), l, l.sort(key=None, reverse=0), l)
class P:
    count = 0
    def __init__(self, n, t): self.n, self.t = n, t
    def __lt__(self, o): P.count += 1; return self.n < o.n
    def __repr__(self): return f'{self.n}{self.t}'
ps = [P(i * 7 % 5, c) for i, c in enumerate('abcdefghij')]; print(sorted(ps), sorted(ps, reverse=True), P.count > 0)

seed = 42
def rnd():
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return seed >> 8
big = [rnd() % 1000 for _ in range(3000)]
s = sorted(big); print(s[:10], s[-5:], all(s[i] <= s[i + 1] for i in range(2999)), sorted(big, reverse=True) == s[::-1])
pairs = [(rnd() % 20, i) for i in range(2000)]; sp = sorted(pairs, key=lambda p: p[0]); print(all(sp[i][0] < sp[i + 1][0] or sp[i][1] < sp[i + 1][1] for i in range(1999)), sp[:3], sorted(pairs)[:3] )
rp = sorted(pairs, key=lambda p: p[0], reverse=True); print(all(rp[i][0] > rp[i + 1][0] or rp[i][1] < rp[i + 1][1] for i in range(1999)))
fl = sorted([rnd() / 1000 for _ in range(500)]); print(all(fl[i] <= fl[i + 1] for i in range(499)))
st = sorted([str(rnd()) for _ in range(500)]); print(all(st[i] <= st[i + 1] for i in range(499)), sorted([0.0, -0.0, 0]), sorted([-0.0, 0.0]), sorted([1, True, 1.0, 0]))
mix = sorted([3, 1.5, 2, True, 0.5, 2**60]); print(mix)
for bad in ([1, 'a'], [None, 1], [[1], ['a']], [1, 2j], [{}, {}]):
    try: bad.sort(); print('sorted', bad)
    except TypeError as e: print(e)
l = [3, 1, 2]
def key(x): l.append(x) if len(l) < 3 else None; return x
try: l.sort(key=key)
except ValueError as e: print(e, l)
l = [1, 2, 3, 4]
def boom(x):
    if x == 3: raise KeyError('boom')
    return -x
try: l.sort(key=boom)
except KeyError as e: print(e, l)
class Bad:
    def __lt__(self, o): raise ZeroDivisionError('cmp')
lb = [Bad(), Bad()]
try: lb.sort()
except ZeroDivisionError as e: print(e, len(lb))
seen = []
l = [2, 1]
l.sort(key=lambda x: seen.append(len(l)) or x); print(seen, l)
def cmp(a, b): return (a > b) - (a < b)
print(sorted([('x', None), ('y', 1)], key=lambda p: p[0]), sorted([(1, None), (0, 5), (2, 'a')]), sorted([frozenset([1]), frozenset([1, 2]), frozenset()], key=len))
d = {'x': 3, 'y': 1, 'z': 2}; print(sorted(d, key=d.get), sorted(d.items(), key=lambda kv: kv[1]), sorted(d.values()), max(d.items(), key=lambda kv: kv[1]), min(d, key=d.__getitem__))
print(sorted([float('nan'), 1.0, 2.0])[1:] , sorted([3, 2, 1, 2, 3], key=lambda x: 0), [*reversed(sorted('cab'))], list(sorted(x for x in 'cab')))
