from functools import partial, reduce, cmp_to_key, Placeholder, partialmethod
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords)
q = partial(print, 1, 2, sep="-"); q(3); partial(q, end="!\n")(4)
print(repr(partial(max, 3)), partial(partial(max, 1), 2).args)
s = partial(lambda *a: a, Placeholder, 2, Placeholder, 4); print(s(1, 3), s(1, 3, 5))
try: s(1)
except TypeError as e: print(e)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2]))
try: reduce(max, [])
except TypeError as e: print(e)
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))))
class A:
    def f(self, x, y): return x, y
    g = partialmethod(f, 1)
print(A().g(2))
