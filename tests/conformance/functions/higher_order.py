# Functions as values: passed, returned, stored, partially applied, memoised.
def partial(function, *bound, **named):
    def call(*args, **kwargs):
        return function(*bound, *args, **{**named, **kwargs})

    return call


def reduce(function, items, *initial):
    iterator = iter(items)
    value = initial[0] if initial else next(iterator)
    for item in iterator:
        value = function(value, item)
    return value


def memoize(function):
    cache = {}

    def wrapper(*args):
        try:
            return cache[args]
        except KeyError:
            return cache.setdefault(args, function(*args))

    wrapper.cache = cache
    return wrapper


@memoize
def ways(total, coins):
    if total == 0:
        return 1
    if total < 0 or not coins:
        return 0
    return ways(total - coins[0], coins) + ways(total, coins[1:])


print(partial(pow, 2)(10), partial(int, base=2)("1011"), partial(print, "a", sep="-")("b", "c"))
print(reduce(lambda a, b: a * b, range(1, 8)), reduce(max, [3, 9, 2]), reduce(lambda a, b: [*a, b], "ab", []))
print(ways(100, (50, 20, 10, 5, 2, 1)), len(ways.cache))
pipeline = [str.strip, str.title, lambda s: s.replace(" ", "-"), len]
value = "  some input here "
for stage in pipeline:
    value = stage(value)
    print(repr(value))
methods = [[].append, "abc".upper, {}.get, "x".join]
print([m.__name__ for m in methods], methods[1](), methods[3]("abc"))
print(list(map(lambda f: f(-3.7), [abs, int, round, str, bool, float])))
apply_twice = lambda f, x: f(f(x))
print(apply_twice(lambda s: s + s, "ab"), apply_twice(list.copy, [1]))
