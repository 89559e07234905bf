# The classic iterator tools, written as generators.
def chain(*its):
    for it in its:
        yield from it


def count(start=0, step=1):
    while True:
        yield start
        start += step


def islice(it, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    for i, x in enumerate(it):
        if stop is not None and i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x


def takewhile(pred, it):
    for x in it:
        if not pred(x):
            return
        yield x


def dropwhile(pred, it):
    it = iter(it)
    for x in it:
        if not pred(x):
            yield x
            break
    yield from it


def groupby(it, key=lambda x: x):
    group, current = [], object()
    for x in it:
        k = key(x)
        if group and k != current:
            yield current, group
            group = []
        current = k
        group.append(x)
    if group:
        yield current, group


def product(*pools):
    if not pools:
        yield ()
        return
    for x in pools[0]:
        for rest in product(*pools[1:]):
            yield (x, *rest)


def permutations(pool, r=None):
    pool = tuple(pool)
    if r == 0:
        yield ()
        return
    for i, x in enumerate(pool):
        for rest in permutations(pool[:i] + pool[i + 1:], (len(pool) if r is None else r) - 1):
            yield (x, *rest)


def combinations(pool, r):
    if r == 0:
        yield ()
        return
    for i in range(len(pool) - r + 1):
        for rest in combinations(pool[i + 1:], r - 1):
            yield (pool[i], *rest)


def accumulate(it, f=lambda a, b: a + b):
    it = iter(it)
    try:
        total = next(it)
    except StopIteration:
        return
    yield total
    for x in it:
        total = f(total, x)
        yield total


def tee(it, n=2):
    it = iter(it)
    queues = [[] for _ in range(n)]

    def gen(queue):
        while True:
            if not queue:
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in queues:
                    q.append(x)
            yield queue.pop(0)

    return tuple(map(gen, queues))


def pairwise(it):
    a, b = tee(it)
    next(b, None)
    return zip(a, b)


def batched(it, n):
    it = iter(it)
    while batch := tuple(islice(it, n)):
        yield batch


print(list(chain("ab", [1])), list(islice(count(10, 5), 4)), list(islice("abcdefgh", 1, 7, 2)))
print(list(takewhile(lambda x: x < 4, count(1))), list(dropwhile(lambda x: x < 4, range(8))))
print([(k, "".join(g)) for k, g in groupby("aabbbca")], [(k, g) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print(list(product("ab", [1, 2])), len(list(product(range(3), range(3), range(3)))))
print(["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 2)))
print(["".join(c) for c in combinations("abcd", 2)], len(list(combinations(range(8), 4))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([])))
print(list(pairwise("abcd")), list(batched("abcdefg", 3)))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
