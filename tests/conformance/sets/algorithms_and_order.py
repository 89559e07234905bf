# Set algebra, its errors, and the order of ints after many changes.
s = {3, 1, 2}; print(s, len(s), 1 in s, 5 in s, set(), frozenset(), set('') , {1, 1, 1}, frozenset([1, 2]), bool(set()))
print(set(range(20)), set([100, 200, 300, 8, 16, 24]), {10**5, 10**6, 5, 77, 13}, set(range(0, 1000, 37)))
print({5, 3, 1} | {2, 4, 6}, {1, 2, 3} & {2, 3, 4}, {1, 2, 3} - {2}, {1, 2, 3} ^ {3, 4})
a = {1, 2, 3}; a |= {4}; a &= {2, 3, 4}; a -= {2}; a ^= {10, 3}; print(a)
a = set(range(10)); a.add(5); a.add(50); a.discard(3); a.discard(99); a.remove(4); print(a, a.pop(), a.pop(), a)
a.update([1, 2], (100,), {7: 1}, 'x' if False else []); print(a); a.clear(); print(a)
x, y = {1, 2, 3, 4}, {3, 4, 5}
print(x.union(y), x.union(), x.union([9], (8,)), x.intersection(y), x.intersection(), x.intersection([1, 3], {3}), x.difference(y), x.difference(), x.difference([1], [2]), x.symmetric_difference(y), x.symmetric_difference([1, 1, 9]))
x.intersection_update([1, 2, 3]); print(x); x.difference_update([1], [9]); print(x); x.symmetric_difference_update([3, 7]); print(x)
print({1} < {1, 2}, {1} <= {1}, {1} > set(), {1, 2} >= {1, 2}, {1} == {1}, {1} != {2}, {1} == frozenset([1]), {1, 2} < {3}, {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1}.isdisjoint({1}), {1} == [1], {1, 2}.issuperset(range(2)))
print(type({1} | frozenset([2])), type(frozenset([2]) | {1}), type({1} & frozenset([1])), frozenset([1, 2, 3]) - {1}, frozenset([1]) ^ {2})
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), {frozenset([1]): 'f'}[frozenset([1])], {frozenset([1]), frozenset([1])}, {1} in {frozenset([1])}, {frozenset([1])}.__contains__({1}))
f = frozenset('a'); print(f.copy() is f, frozenset(f) is f, set(f) == f, f | set(), f.union([]) == f)
class S(set):
    pass
q = S([1, 2]); q.z = 5; print(q, q | {3}, type(q | {3}), type(q.copy()), q.z, S() , type(q - {1}), isinstance(q, set))
class F(frozenset):
    pass
print(F([1]), F([1]) == {1}, type(F([1]) | {2}), type(F([1]).copy()), hash(F([1])) == hash(frozenset([1])))
try:
    for i in (z := {1, 2}): z.add(i + 10)
except RuntimeError as e: print(e)
it = iter({1, 2, 3}); print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), next(it, 'e'))
for bad in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: hash({1}), lambda: {1} + {2}, lambda: {1}.add({}), lambda: set(5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print({True, 1, 1.0}, {0, False}, {1.5, 2.5, 1.5}, {None}, {(1, 2), (1, 2)}, {2**70, 2**70}, {'a'}, {b'b'}, {1, 'a'} == {'a', 1})
big = set(range(100000)); print(len(big), 99999 in big, sum(big), len(big & set(range(50, 200000, 2))), len(big - set(range(0, 100000, 2))))
g = set()
for i in range(200): g.add(i * 7 % 64); g.add(i * 1000003 % 5000)
print(sorted(g)[:10], len(g), list(g)[:30])
for i in range(0, 5000, 3): g.discard(i)
print(len(g), list(g)[:30])
while len(g) > 60: g.pop()
print(list(g)[:40])
print(set(range(5)) - {2}, {x % 5 for x in range(50)}, {c for c in 'a'}, set([1, 2, 3]).copy(), {*range(3)} | {*'a'} == {0, 1, 2, 'a'})
h = set([33, 1, 65, 97, 129]); print(h); h.remove(33); h.add(161); print(h); h |= {1, 193, 225}; print(h); h -= {1, 65, 97, 129, 161}; print(h); print(h ^ {5, 225, 9})
r = frozenset([1, frozenset([2])]); print(len(r)); class_repr = repr({frozenset()}); print(class_repr)
print({1: 'x'}.keys() & {1, 2}, {1, 2} & {1: 'x'}.keys(), {1, 2}.intersection({1: 2}), {1, 2}.union({5: 6}), {1, 2, 3}.difference({1: 2}), {1, 2} .symmetric_difference({1: 2, 9: 9}))
print(set(range(3)).__len__(), {1}.__or__({2}), {1}.__or__([2]), {1}.__le__({1}), {1}.__eq__(1), {1}.__ior__({2}))
