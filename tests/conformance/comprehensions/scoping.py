# What a comprehension can see, and what leaks out of it.
x = "module"
print([x for x in range(3)], x)


def function():
    x = "local"
    result = [x for x in range(3)]
    return x, result


print(function())


def closure():
    n = 10
    return [n * i for i in range(3)], {i: n for i in range(2)}, list(n + i for i in range(2))


print(closure())


def walrus():
    found = [last := i for i in range(5) if i % 2]
    return found, last


print(walrus())


def walrus_any(words):
    if any((hit := w).startswith("b") for w in words):
        return hit
    return None


print(walrus_any(["apple", "banana", "cherry"]), walrus_any(["x"]))


class C:
    limit = 3
    items = [i for i in range(limit)]
    try:
        bad = [limit for _ in range(1)]
    except NameError as error:
        message = str(error)


print(C.items, C.message)


def functions_made():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    return [f() for f in fs]


print(functions_made())


def nested_shadow(i):
    return [[i for i in range(i)] for i in range(i)], i


print(nested_shadow(3))


def nonlocal_walrus():
    total = 0

    def add():
        nonlocal total
        [total := total + n for n in range(4)]

    add()
    return total


print(nonlocal_walrus())


def uses_locals():
    a = 1
    return [sorted(locals()) for b in range(1)]


print(uses_locals())


def unbound_after():
    try:
        [zz for zz in range(2)]
        return zz
    except NameError as error:
        return type(error).__name__, str(error)


print(unbound_after())


def in_default(values=[i * 2 for i in range(3)]):
    return values


print(in_default())
exec_order = []
[exec_order.append((a, b)) for a in (exec_order.append("outer") or [1, 2]) for b in (exec_order.append("inner") or [3])]
print(exec_order)
