def f():
    a = [1, 2]
    return *a, 3
def g(*a):
    yield *a, 4
    yield 0, *a
print(f(), list(g(1, 2)))
class I:
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
i = I()
a = (1, 2)
print(i[*a], i[*a, 3], i[0, *a, *a], i[*a, 1:2], i[*a,])
i[*a] = 5
i[*a, 3] += (4,)
del i[*a]
for x in *a, 3: print(x, end=" ")
print()
b = *a, *a
print(b, [*a, *b], {*a, *b}, (*a,), *a)
for x, *y in [(1, 2, 3), (4,)]: print(x, y)
*c, d = a
print(c, d)
x: tuple = *a, 1
print(x)
[*e], (*g2,), = [1, 2], (3,)
print(e, g2)
def h(): return (yield *a, 1)
gen = h(); print(next(gen))
try: gen.send(5)
except StopIteration as s: print(s.value)
for t in ("*a", "x = *a", "*a = 1", "*a, *b = 1", "(*a)", "f(*a for a in b)", "return *a", "del *a", "print(*a, *)", "x = (*a)", "*a += 1", "[*a for a in b]", "{**a for a in b}", "i[*a:1]", "for *a in b: pass", "a = yield *b", "with x as *y: pass", "*(a, b) = 1", "lambda: *a", "f(**a, *b)", "f(a=1, *b)", "f(**a, b)", "f(a=1, b)", "assert *a", "raise *a", "if *a: pass", "*a if b else c", "not *a", "x[*a] if 0 else 1"):
    try: compile(t, "s", "exec"); print(repr(t), "ok")
    except SyntaxError as e: print(repr(t), e.msg)
