# Sets of small ints come out in an order that follows from their hashes and the table's size.
print({5, 3, 1}, {10, 20, 30, 40}, set(range(20, 0, -1)), {8, 16, 24, 0}, {1000, 1, 100, 10})
print({i * i for i in range(12)}, {i % 7 for i in range(50)}, set([64, 32, 16, 8, 4, 2, 1]))
s = set()
for i in (33, 1, 65, 97, 17, 5):
    s.add(i)
    print(s)
for i in (1, 33, 97):
    s.remove(i)
    print(s)
s.add(129)
print(s, s | {2, 3}, s & {17, 5, 65}, s - {5}, s ^ {5, 6})
big = set(range(0, 300, 7))
print(big)
print(list(big)[:5], len(big), sum(big))
print({-1, -2, -3, 0, 1}, {-5, 5}, set(range(-5, -1)))
t = {1, 2, 3, 4, 5}
print(t.pop(), t.pop(), t)
print(frozenset({9, 4, 2, 30}), {True, False, 2}, {0.5, 1.5, 2.0} & {2}, {3, 3.0}, {3.0, 3})
u = set(range(10))
for i in range(0, 10, 2):
    u.discard(i)
u.update(range(100, 105))
print(u)
print(set([7, 7, 7, 1]), set([2, 1]) == set([1, 2]), set((4, 2, 8, 6)), {x for x in (12, 4, 20, 28)})
copy = u.copy()
copy.add(3)
print(copy, set(u), set(list(u)[::-1]), frozenset(u))
