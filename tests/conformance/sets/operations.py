# set and frozenset: algebra, methods, comparison, mutation.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a | b == b | a, len(a), 3 in a, 9 in a)
print(a.union(b, [9]), a.intersection(b, [3]), a.difference([1], [2]), a.symmetric_difference([1, 7]), a.union(), a.intersection())
print({1, 2} < a, {1, 2} <= {1, 2}, a > {1}, a >= a, {1} < {2}, {1} == {1.0}, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([8]))
s = set()
s.add(1); s.add(1); s.add(2); s.discard(9); s.discard(1)
print(s, s.pop(), s, s.update([3], (4,), {5: 1}), s, s.remove(3), s, s.copy() is s, s.clear(), s)
for bad in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [2], lambda: {1} < [1], lambda: {[]}, lambda: set().add({}), lambda: hash(set()), lambda: {1} + {2}, lambda: set(5), lambda: {1}.union(5), lambda: set(1, 2)):
    try:
        print(bad())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
t = {1, 2, 3, 4, 5, 6}
t &= {1, 2, 3, 9}
t |= {10}
t -= {2}
t ^= {1, 11}
print(t)
t.intersection_update([10, 11], {11, 10})
t.difference_update([10])
t.symmetric_difference_update([1, 2])
print(t)
f = frozenset([1, 2, 2, 3])
print(f, frozenset(), f | {9}, {9} | f, type(f | {9}).__name__, type({9} | f).__name__, f & {1}, f == {1, 2, 3}, {f: "key"}[frozenset({3, 2, 1})], hash(f) == hash(frozenset([3, 2, 1])), f.copy() is f)
for name in ("add", "remove", "pop", "update"):
    print(name, hasattr(f, name))
print({frozenset([1]), frozenset([1, 1])}, {1} in {frozenset([1])}, frozenset([1]) in {frozenset([1])})
print(set("hello") == set("ehlo"), sorted(set("hello")), set(range(5)), set({1: 2}), {*[1, 2], *{2, 3}}, {True, 1, 1.0}, set() == frozenset(), bool(set()), {None, 0})
print(min({3, 1, 2}), max({3, 1, 2}), sum({1, 2, 3}), sorted({3, 1, 2}, reverse=True), list(map(lambda x: x * 2, {1, 2})), any({0}), all({1, 2}))
class S(set):
    pass
print(S([1]), type(S([1]) | {2}).__name__, S([1]) == {1}, repr(S()))
u = {1, 2, 3}
try:
    for x in u:
        u.add(x + 10)
except RuntimeError as error:
    print(error)
