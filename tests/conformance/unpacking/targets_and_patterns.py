# Unpacking into every kind of target, in calls, comprehensions and patterns.
a, b = 1, 2; a, b = b, a; print(a, b)
(a, b), c = [1, 2], 3; [d, [e, f]] = 4, (5, 6); print(a, b, c, d, e, f)
a, *b, c = 'hello'; print(a, b, c); *a, = 'xy'; print(a); a, *b = [1]; print(a, b); *a, b = {1: 2, 3: 4}; print(a, b); a, (b, *c), *d = 1, 'xyz', 5, 6; print(a, b, c, d)
for i, (x, y) in enumerate([(1, 2), (3, 4)]): print(i, x, y)
for a, *b in [(1, 2, 3), 'ab', [9]]: print(a, b)
class It:
    def __iter__(self): yield from (1, 2, 3)
a, b, c = It(); print(a, b, c); a, *b = It(); print(a, b)
for s in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 'abc'", "a, b = It()", "[a] = []", "(a,) = 1, 2", "a, b = None", "a, b = {1, 2, 3}", "a, b, c, d = It()", "a, b = {}", "a, b = range(3)", "a, b = (x for x in 'abc')", "a, b = {1:1,2:2,3:3}", "*a, b = ()", "a, b = 5.0", "a, b = object"):
    try: exec(s); print(s, 'ok')
    except Exception as e: print(s, type(e).__name__, e)
d = {}; d['x'], d['y'] = 1, 2; l = [0, 0]; l[0], l[1] = l[1] + 5, l[0] + 6; print(d, l)
i = 0; l = [1, 2, 3]; i, l[i] = 2, 'z'; print(i, l)
class O: pass
o = O(); o.a, o.b = 'ab'; print(o.a, o.b); o.l = []; [o.c, *o.l] = range(4); print(o.c, o.l)
def f(*args, **kw): return args, kw
print(f(*[1, 2], 3, *'ab', k=1, **{'z': 2}), f(*(), **{}), f(*range(2)), f(*{1: 2}), f(*It()), [*[1], *(2,)], {**{'a': 1}, **{'a': 2, 'b': 3}})
x = y = z = []; x.append(1); print(y, z is x); (a := 5); print(a)
print([a + b for a, b in zip([1, 2], [3, 4])], {k: v for k, (v, _) in {'a': (1, 2)}.items()}, [x for x, in [(1,), (2,)]], [b for a, *b in ['abc', 'de']])
match [1, 2, 3, 4]:
    case [a, *r, z]: print(a, r, z)
match {'k': 1, 'm': 2, 'n': 3}:
    case {'k': v, **rest}: print(v, rest)
match (1, (2, 3)):
    case (x, (y, z)): print(x, y, z)
for subj in ('ab', b'ab', [1, 2], (1, 2), range(2), {1: 2}, {1, 2}, iter([1, 2]), [], {'x': 1, 'y': {'z': [1, 2]}}):
    match subj:
        case []: print('empty')
        case [a, b]: print('two', a, b)
        case {'x': x, 'y': {'z': [p, q]}}: print('deep', x, p, q)
        case {}: print('mapping')
        case _: print('other', type(subj).__name__)
