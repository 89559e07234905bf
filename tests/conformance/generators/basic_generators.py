# yield in loops, conditions, nested calls; laziness; generator objects.
def count(start, stop):
    print("started")
    while start < stop:
        yield start
        start += 1
    print("finished")


g = count(1, 4)
print(type(g).__name__, iter(g) is g, g.__name__)
print(next(g))
print(next(g), next(g))
print(next(g, "exhausted"), next(g, "still"))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


fib = fibonacci()
print([next(fib) for _ in range(15)])


def take(n, iterable):
    for i, item in enumerate(iterable):
        if i >= n:
            return
        yield item


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(list(take(12, primes())), sum(take(5, fibonacci())))


def empty():
    return
    yield


def conditional(flag):
    if flag:
        yield "flag"
    else:
        yield from "no"


print(list(empty()), list(conditional(True)), list(conditional(False)))


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


print(list(walk((((None, 1, None), 2, None), 3, (None, 4, (None, 5, None))))))


def pairs(items):
    for i, a in enumerate(items):
        for b in items[i + 1:]:
            yield a, b


print(list(pairs("abcd")), dict(pairs("ab")), len(list(pairs(range(10)))))


def locals_live():
    x, y = 1, []
    while len(y) < 3:
        y.append(x)
        x *= 10
        yield tuple(y), x


for state in locals_live():
    print(state)
first, second, *others = count(0, 5)
print(first, second, others)
print(max(count(0, 3)), "x".join(str(n) for n in count(0, 2)))
