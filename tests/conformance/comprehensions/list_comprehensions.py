# Lists: filters, several loops, nesting, unpacking targets, expressions.
print([x * x for x in range(6)], [x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x, 3) if x + y != 2])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
print([a + b for a, b in zip("abc", "xyz")], [k * v for k, v in {"a": 1, "b": 2}.items()])
print([first for first, *_ in ["abc", "de"]], [rest for _, *rest in ["abc", "de"]])
print([x if x % 2 else -x for x in range(5)], [f"{x:02}" for x in range(3)])
print([[]] * 2, [[] for _ in range(2)], [None for _ in ""])
print([y for x in range(5) if (y := x * 2) > 3], y)
print([lambda: i for i in range(3)][0](), [(lambda i: lambda: i)(i)() for i in range(3)])
words = "the cat sat on the mat".split()
print([w[0].upper() + w[1:] for w in words if len(w) > 2], [len(w) for w in sorted(set(words))])
print([[i * j for j in range(1, 4)] for i in range(1, 4)])
print([x for sub in [[1, [2]], [[3], 4]] for x in (sub if isinstance(sub, list) else [sub])])
total = 0
def add(n):
    global total
    total += n
    return total
print([add(n) for n in range(5)])
print([x for x in [y for y in [z for z in range(3)]]])
print([*[x for x in "ab"], *(x for x in "cd")])
squares = [n ** 2 for n in range(1000)]
print(len(squares), squares[-1], sum(squares))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
try:
    [a for a, b in [(1, 2, 3)]]
except ValueError as error:
    print(error)
print([x for x in range(3)] == list(range(3)), [x for x in ()] or "empty")
