# Infinite sequences, laziness measured, memory-free pipelines, peeking, splitting, merging.
import math


def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, it):
    return [x for x, _ in zip(it, range(n))]


def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)


def merge(*its):
    its = [iter(i) for i in its]
    heads = []
    for it in its:
        for head in it:
            heads.append((head, it))
            break
    while heads:
        i = min(range(len(heads)), key=lambda i: heads[i][0])
        value, it = heads[i]
        yield value
        for head in it:
            heads[i] = head, it
            break
        else:
            del heads[i]


def hamming():
    def scaled(k):
        return (k * x for x in hamming())

    yield 1
    last = 1
    for x in merge(scaled(2), scaled(3), scaled(5)):
        if x != last:
            yield x
            last = x


def windows(it, n):
    it = iter(it)
    window = []
    for x in it:
        window.append(x)
        if len(window) == n:
            yield tuple(window)
            del window[0]


def primes_fast():
    composites, n = {}, 2
    while True:
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]
        n += 1


def look_and_say(s="1"):
    while True:
        yield s
        out, i = "", 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            out += str(j - i) + s[i]
            i = j
        s = out


def cycle(items):
    saved = []
    for x in items:
        saved.append(x)
        yield x
    while saved:
        yield from saved


def digits_of_e():
    tails = [1] * 60
    yield 2
    for _ in range(40):
        carry = 0
        for i in range(len(tails) - 1, -1, -1):
            carry, tails[i] = divmod(tails[i] * 10 + carry, i + 2)
        yield carry


def spy(name, it, log):
    for x in it:
        log.append(f"{name}{x}")
        yield x


print(take(5, naturals()), take(10, sieve(naturals(2))), take(15, hamming()), take(6, primes_fast()), take(5, look_and_say()))
print(list(windows("abcde", 3)), take(7, cycle("ab")), take(3, cycle([])), "".join(map(str, take(30, digits_of_e()))))
log = []
pipeline = (x * x for x in spy("b", (x for x in spy("a", naturals(1), log) if x % 2), log))
print(next(pipeline), log, next(pipeline), log)
print(list(merge([1, 4, 9], [2, 3, 10], [], [5])), next(x for x in primes_fast() if x > 1000), sum(take(100, primes_fast())))
print(math.isclose(4 * sum(take(20000, ((-1) ** k / (2 * k + 1) for k in naturals()))), math.pi, abs_tol=1e-4))


def tree(depth):
    return None if depth == 0 else (tree(depth - 1), depth, tree(depth - 1))


def inorder(t):
    stack = []
    while stack or t:
        while t:
            stack.append(t)
            t = t[0]
        t = stack.pop()
        yield t[1]
        t = t[2]


def same_fringe(a, b):
    return all(x == y for x, y in zip(inorder(a), inorder(b), strict=True))


print(list(inorder(tree(4))), same_fringe(tree(3), tree(3)))
try:
    same_fringe(tree(2), tree(3))
    print(list(zip(inorder(tree(1)), inorder(tree(2)), strict=True)))
except ValueError as error:
    print(error)
