# Lambdas in every position.
add = lambda a, b=10, *rest, c=3, **kw: (a, b, rest, c, kw)
print(add(1), add(1, 2, 4, c=5, d=6))
print((lambda: "immediately")())
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6])))
print(list(filter(lambda x: x % 2, range(10))))
table = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y}
for op in table:
    print(op, table[op](7, 3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(30))
curry = lambda f: lambda x: lambda y: f(x, y)
print(curry(pow)(2)(10))
print((lambda *a: a)(*"abc"), (lambda **k: k)(x=1))
print(add.__name__, (lambda: 0).__qualname__)
y = lambda: (yield 5)
print(next(y()))
pick = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print([pick(n) for n in (-1, 0, 1)])
print(max([(1, "z"), (2, "a")], key=lambda pair: pair[1]))
fix = (lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a))))
print(fix(lambda self: lambda n: 0 if n == 0 else n + self(n - 1))(10))
