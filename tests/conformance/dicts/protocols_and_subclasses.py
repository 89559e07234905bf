# Dicts: methods, operators, views, subclasses, colliding keys, changes while iterating, many keys.
d = {'a': 1, 'b': 2}
print(d, d['a'], d.get('x'), d.get('x', 5), d.get('a', 5), 'a' in d, 'x' in d, len(d), bool(d), bool({}))
d['c'] = 3; d['a'] = 10; print(d, list(d), list(d.values()), list(d.items()))
del d['a']; d['a'] = 1; print(d)
print(d.pop('b'), d.pop('zz', None), d.popitem(), d)
print(d.setdefault('k'), d.setdefault('k', 5), d.setdefault('n', []), d)
d.update({'k': 1, 'z': 2}); d.update([('p', 1), ['q', 2], 'rs']); d.update(w=5, z=6); d.update(); print(d)
d.update({'u': 1}.items()); print(d)
print(dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict(zip('abc', range(3))), dict.fromkeys('abc'), dict.fromkeys([1, 2], 0))
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, {**a, **b}, {**a, 'x': 9}, {'x': 0, **a}); a |= b; print(a); a |= [('l', 1)]; print(a)
print({1: 'a', 1.0: 'b', True: 'c'}, {0: 1, False: 2, 0.0: 3}, {2**70: 1}[2**70], {(1, 2): 3}[1, 2], {None: 1}[None])
print({'a': 1} == {'a': 1.0}, {'a': 1} == {'a': 2}, {'a': 1} != {'b': 1}, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == [], {1: {2: 3}} == {1: {2: 3}})
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i); d['new'] = 1; print(len(k), 'new' in k, 1 in v, ('new', 1) in i, ('new', 2) in i, 5 in i, list(reversed(d))[:2], list(reversed(k))[:1], list(reversed(v))[:1], list(reversed(i))[:1])
x = {1: 'a', 2: 'b', 3: 'c'}; y = {2: 'b', 3: 'x', 4: 'd'}
print(x.keys() & y.keys(), x.keys() | y.keys(), x.keys() - y.keys(), x.keys() ^ y.keys(), x.items() & y.items(), sorted(x.items() | y.items()), sorted(x.items() - y.items()), sorted(x.items() ^ y.items()))
print(x.keys() & [1, 9], x.keys() - [1], {1, 5} & x.keys(), {1, 5} | x.keys(), {1, 5} - x.keys(), [1, 5] & x.keys() if False else '', x.keys() == {1, 2, 3}, x.keys() <= {1, 2, 3, 4}, x.keys() > {1}, x.keys().isdisjoint([7]), x.keys().isdisjoint([1]), x.items() == y.items(), x.keys() != y.keys(), x.keys().mapping)
class M(dict):
    def __missing__(self, key): return 'missing ' + str(key)
m = M(a=1); print(m['a'], m['b'], m.get('b'), 'b' in m, m, type(m), m.copy(), type(m.copy()), M.fromkeys([1]), type(M.fromkeys([1])), m | {1: 2}, type(m | {1: 2}))
class D(dict):
    def __setitem__(self, key, value): super().__setitem__(key, value * 2)
    def __getitem__(self, k): return super().__getitem__(k) + 1
dd = D(a=1); dd['b'] = 2; print(dd, dd['b'], dd.get('b'), {**dd}, dict(dd)); dd.update(c=3); print(dd, D.fromkeys('q', 4))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f'K({self.n})'
kd = {K(i): i for i in range(20)}
print(kd[K(7)], K(21) in kd, kd.pop(K(3)), len(kd), list(kd)[:4], kd.get(K(3)))
kd[K(5)] = 'five'; print(kd[K(5)], len(kd))
for i in range(0, 20, 2): kd.pop(K(i), None)
print(kd)
for bad in (lambda: {}[1], lambda: {}.pop(1), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {'a': 1}['b']):
    try: bad()
    except Exception as e: print(type(e).__name__, e, e.args)
d = {i: i for i in range(5)}
try:
    for k in d: d[k + 10] = 1
except RuntimeError as e: print(e, d)
try:
    for k in d: del d[k]
except RuntimeError as e: print(e)
try:
    for k, v in d.items(): d.clear()
except RuntimeError as e: print(e)
d = {i: i for i in range(5)}
for k in d: d[k] = k * 2
print(d)
for k in list(d):
    if k % 2: del d[k]
print(d)
it = iter({1: 2, 3: 4}); print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it), next(it, 'end'))
big = {}
for i in range(2000): big[str(i)] = i
for i in range(0, 2000, 3): del big[str(i)]
print(len(big), sum(big.values()), big['1999'], '3' in big, next(iter(big)), list(big)[-1], big.popitem(), len(big))
for i in range(5000):
    big[i] = i
    if i > 10: del big[i - 10]
print(len(big), list(big)[-3:])
neg = {-1: 'a', -2: 'b', 2**61 - 1: 'c', 0: 'd', 2**61: 'e'}
print(neg[-1], neg[-2], neg[2**61 - 1], neg[0], neg[2**61], neg[1 - 2] , 1.5 in {1.5: 1}, {float('inf'): 1}[float('inf')])
s = 'key'; print({s: 1}[''.join(['k', 'e', 'y'])], {'é': 1}['é'], {'日本': 2}['日' + '本'], {b'a': 1}[b'a'], {frozenset([1, 2]): 1}[frozenset([2, 1])], {(): 1}[()])
print({k: v for k, v in zip('abc', range(3)) if v}, {x: x * x for x in range(4)})
r = {}; r['self'] = r; print(r); r2 = {'l': []}; r2['l'].append(r2); print(r2)
print(repr({}.keys()), repr({}.values()), repr({1: 2}.items()), str({'a': "it's"}))
print(list({'a': 1, 'b': 2}.items())[0], [k + str(v) for k, v in {'a': 1}.items()], dict(d), d is dict(d), d.copy() == d)
class Keys:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
print(dict(Keys()), {**Keys()}, dict(Keys(), c=1)); e = {}; e.update(Keys()); print(e)
def f(**kw): return kw
print(f(**{'a': 1}, b=2, **{'c': 3}), f(**Keys()), f(**{}))
print({1: 2}.__len__(), {1: 2}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__eq__({1: 2}), {1: 2}.__or__({3: 4}), {}.__or__(5), {1: 2}.__iter__().__next__())
print(dict(a=1).__class__, dict.__name__, hash(frozenset(dict(a=1))) == hash(frozenset(['a'])), {}.fromkeys('ab', 1))
from_pairs = dict((x, y) for x, y in [('one', 1), ('two', 2)]); print(from_pairs)
word = {}
for w in 'the cat the dog the end'.split(): word[w] = word.get(w, 0) + 1
print(word, sorted(word.items(), key=lambda p: (-p[1], p[0])), max(word, key=word.get))
