# sort and sorted: stability, key, reverse, key called once each, errors.
people = [("Ada", 36), ("Bob", 25), ("Cid", 36), ("Dan", 25), ("Eve", 41)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(sorted(people), key=lambda p: p[1]))
calls = []
def key(x):
    calls.append(x)
    return -x
data = [3, 1, 2]
print(data.sort(key=key), data, calls)
print(sorted("banana"), sorted("Banana", key=str.lower), sorted({3: 1, 1: 2}), sorted(range(5), reverse=True), sorted([]), sorted([True, 0, 2, -1]))
print(sorted(["b10", "a2", "b9"], key=lambda s: (s[0], int(s[1:]))), sorted([[2, 1], [1, 9], [1]]), sorted([(1, "b"), (1, "a")]))
print(sorted([0.5, 1, -3, 2.5, 10**20, -(10**20)]), sorted([1.0, 1, True]), sorted(["é", "z", "a", "Z", "ä"]))
words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1])
print(words)
words.reverse()
print(words)
big = [(i * 7919) % 1009 for i in range(1000)]
s = sorted(big)
print(s[:10], s[-5:], s == sorted(s), sorted(big, reverse=True) == s[::-1], all(a <= b for a, b in zip(s, s[1:])))
pairs = [(x % 5, i) for i, x in enumerate(big)]
grouped = sorted(pairs, key=lambda p: p[0])
print(all(a[1] < b[1] for a, b in zip(grouped, grouped[1:]) if a[0] == b[0]))
for bad in ([1, "a"], [None, 1], [[1], (1,)], [1j, 2j], [{}, {}]):
    try:
        sorted(bad)
    except TypeError as error:
        print(error)
try:
    sorted([1], lambda x: x)
except TypeError as error:
    print(error)
try:
    [3, 1].sort(None)
except TypeError as error:
    print(error)
class Rev:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v > other.v
    def __repr__(self):
        return f"Rev({self.v})"
print(sorted([Rev(1), Rev(3), Rev(2)]), min([Rev(1), Rev(3)]), max([Rev(1), Rev(3)], key=lambda r: r.v))
mutating = [3, 2, 1]
def meddle(x):
    mutating.append(9)
    return x
try:
    mutating.sort(key=meddle)
except ValueError as error:
    print(error, mutating)
print(sorted([3, 1, 2], key=None, reverse=0), list(reversed(sorted("cab"))))
