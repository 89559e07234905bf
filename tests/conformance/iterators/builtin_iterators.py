# enumerate, zip, map, filter, reversed, iter: laziness, several iterables, strictness, exhaustion.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(enumerate([])))
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", (1, 2), {3: 0, 4: 0})), dict(zip("ab", [1, 2])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [2, 9])))
print(list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")))
print(list(reversed([1, 2])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
log = []
def source(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        yield i
z = zip(source("a", 2), source("b", 3))
print(log, next(z), log, list(z), log)
log.clear()
m = map(lambda x, y: (x, y), source("x", 3), source("y", 1))
print(list(m), log)
print(list(zip([1, 2], "ab", strict=True)))
for bad in (lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip("ab", "ab", "a", strict=True)), lambda: zip(5), lambda: map(), lambda: map(str), lambda: list(map(5, [1])), lambda: enumerate(), lambda: enumerate(5), lambda: reversed({1}), lambda: reversed(5), lambda: filter(5), lambda: iter(), lambda: next(), lambda: next(5), lambda: reversed(x for x in ())):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
values = iter([1, 2, "stop", 3])
print(list(iter(lambda: next(values), "stop")), list(values))
n = 0
def counter():
    global n
    n += 1
    return n
print(list(iter(counter, 4)), n)
e = enumerate("xyz")
print(next(e), list(e), next(e, "done"))
it = iter("abc")
print(iter(it) is it, next(it), "".join(it), next(it, None))
class R:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
    def __reversed__(self):
        return iter("custom")
print("".join(reversed(R())))
class R2:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
print(list(reversed(R2())))
gen = (x for x in range(5))
print(list(zip(gen, gen)), list(gen))
pairs = [(1, "a"), (2, "b")]
nums, letters = zip(*pairs)
print(nums, letters, list(zip(*zip(*pairs))))
print(sum(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))), max(enumerate([3, 9, 2]), key=lambda p: p[1]), sorted(zip("ba", [1, 2])))
