# Defaults are evaluated once, at definition, left to right; mutable ones are shared.
def trace(value):
    print("default", value)
    return value


def f(a=trace(1), b=trace([]), *, c=trace("kw")):
    b.append(a)
    return a, b, c


print("defined")
print(f())
print(f(2))
print(f(3, [0]))
print(f(c="given"))
print(f.__defaults__, f.__kwdefaults__)

x = 10


def late(y=x):
    return y


x = 20
print(late())
late.__defaults__ = (99,)
print(late())
f.__kwdefaults__ = {"c": "replaced"}
print(f(5, []))

functions = []
for i in range(3):
    functions.append(lambda i=i: i)
print([g() for g in functions])

late_bound = [lambda: i for i in range(3)]
print([g() for g in late_bound])


def memo(n, cache={0: 0, 1: 1}):
    if n not in cache:
        cache[n] = memo(n - 1) + memo(n - 2)
    return cache[n]


print(memo(60), len(memo.__defaults__[0]))
late.__defaults__ = None
try:
    late()
except TypeError as error:
    print(error)
