# What makes something iterable, and the built-in iterators.
print(list(enumerate('abc')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='ab')), next(enumerate([1], 2**70)))
print(list(zip()), list(zip('abc')), list(zip('abc', [1, 2])), list(zip('ab', [1, 2], (3, 4))), list(zip('ab', [1, 2], strict=True)), list(zip(*[(1, 2), (3, 4)])), dict(zip('ab', range(9))))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(pow, [2, 3], [3, 2])), list(map(None.__class__, [])) , list(map(len, ['a', 'bb'])), list(map(max, [1, 5], [3, 2], [2, 9])))
print(list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 5])), list(filter(str.isalpha, 'a1b')))
print(list(reversed([1, 2])), list(reversed('abc')), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 2, 3: 4})))
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n: raise IndexError(i)
        return i * i
s = Seq(4); print(list(s), list(reversed(s)), 9 in s, 10 in s, [*s], tuple(s), max(s), sorted(s, reverse=True), list(enumerate(s)), list(iter(s)))
class R:
    def __reversed__(self): return iter('xyz')
print(list(reversed(R())))
class It:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(It(3)), [x * 2 for x in It(3)], sum(It(4)), list(zip(It(2), It(3))), dict(zip(It(2), 'ab')), max(It(3)), 2 in It(3), tuple(It(2)), set(It(3)), [*It(2)], sorted(It(3)))
a, b, c = It(3); print(a, b, c); a, *b = It(4); print(a, b)
vals = iter([1, 2, 3, 0, 5])
print(list(iter(lambda: next(vals), 0)), list(vals))
def stop():
    raise StopIteration
print(list(iter(stop, 1)))
it = iter([1, 2]); print(iter(it) is it, next(it), next(it), next(it, None))
try: next(it)
except StopIteration as e: print('stop', e.args, e.value)
z = zip([1, 2, 3], [4, 5]); print(iter(z) is z, next(z), list(z), list(z))
for pair in zip([1], 'ab', strict=False): print(pair)
for f in (lambda: list(zip([1], 'ab', strict=True)), lambda: list(zip([1, 2], 'a', strict=True)), lambda: list(map(pow, [1], [1, 2], strict=True)), lambda: enumerate(), lambda: zip(1), lambda: map(1), lambda: filter(1), lambda: reversed({1}), lambda: iter(5), lambda: next([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = map(lambda x: 1 / x, [1, 0, 2])
print(next(m))
try: next(m)
except ZeroDivisionError as e: print(e)
print(next(m), next(m, 'end'))
def gen():
    yield 1
    yield 2
    return 3
print(list(gen()), list(map(str, gen())), list(enumerate(gen())), sum(gen()), list(zip(gen(), gen())), list(filter(None, gen())), ''.join(map(str, gen())), dict(enumerate(gen())))
class E(enumerate): pass
print(list(E('ab')), [type(x).__name__ for x in (enumerate(''), zip(), map(str, ''), filter(str, ''), reversed([]), reversed(()), iter([]), iter(()), iter({}), iter(range(0)), iter(set()), iter({}.values()), iter({}.items()), iter(b''), iter(Seq(1)), iter(int, 1), reversed({}), reversed({}.items()))])
i = iter([1, 2, 3]); 
for x in i:
    print(x, next(i, 'none'))
l = [1, 2, 3]; li = iter(l); next(li); l.clear(); print(list(li)); l.extend([1, 2, 3]); print(list(li))
t = iter((1, 2, 3)); print(next(t), t.__length_hint__(), list(t))
