# Generator expressions: laziness, scoping, early and late binding.
log = []


def trace(x):
    log.append(x)
    return x


g = (trace(x) * 2 for x in range(4) if trace(x) % 2)
print(log, type(g).__name__)
print(next(g), log)
print(list(g), log)
print(sum(x * x for x in range(10)), max(len(w) for w in ("a", "bcd")), sorted(x % 3 for x in range(5)))
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)), tuple(c for c in "abc"), set(x % 2 for x in range(9)))
print(dict((c, i) for i, c in enumerate("ab")), list((x, y) for x in range(2) for y in range(x + 1)))
x = "outer"
print(list(x for x in "ab"), x)
n = 1
late = (n * i for i in range(3))
n = 100
print(list(late))
source = [1, 2, 3]
early = (i for i in source)
source = [7, 8, 9]
print(list(early))
nested = ((i, j) for i in range(3) for j in (k for k in range(i)))
print(list(nested))


def boom():
    raise ValueError("first iterable is evaluated at once")


try:
    later = (i for i in boom())
except ValueError as error:
    print(error)
lazy = (i for j in [1] for i in boom())
print("made")
try:
    next(lazy)
except ValueError as error:
    print("only now:", error)
gens = [(i * k for k in range(3)) for i in range(3)]
print([list(g) for g in gens])
print(list(map(list, [(i * k for k in range(3)) for i in range(3)])))
pipeline = (line.strip() for line in [" a ", "", " b"])
pipeline = (line for line in pipeline if line)
pipeline = (line.upper() for line in pipeline)
print(",".join(pipeline))
it = iter(range(10))
print([(a, b) for a, b in zip(it, it)])
print(next((x for x in range(100) if x * x > 50), None))
