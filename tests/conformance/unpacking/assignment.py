# Unpacking in assignment: nested, starred, from every iterable, into every target.
a, b = 1, 2
[c, d] = "xy"
(e, (f, [g, h])) = 3, (4, (5, 6))
print(a, b, c, d, e, f, g, h)
first, *rest = range(5)
*init, last = "hello"
head, *middle, tail = [1, 2]
(*only,) = (7, 8)
print(first, rest, init, last, head, middle, tail, only)
x, (y, *z), *w = 1, "abc", 4, 5
print(x, y, z, w)
a, b = b, a
a, b, c = c, a, b
print(a, b, c)
i = 0
data = [10, 20, 30]
i, data[i] = 2, "replaced"
print(i, data)


class Obj:
    pass


o = Obj()
o.left, o.right = "lr"
o.items, *o.rest = [1, 2, 3]
d = {}
d["a"], (d["b"], *d["c"]) = 1, (2, 3, 4)
print(o.__dict__, d)
data = list(range(6))
data[1:3], data[-1] = "XYZ", "end"
print(data)
m = n = (p, q) = [1, 2]
print(m is n, p, q)
for k, *v in [(1, 2, 3), "ab", [9]]:
    print(k, v)
for (a, b), c in {(1, 2): 3}.items():
    print(a, b, c)
k1, k2 = {"first": 1, "second": 2}
s1, s2 = {5, 5, 6}
g1, g2 = (n * n for n in (3, 4))
print(k1, k2, s1, s2, g1, g2)
() = []
[] = ()
(one,) = [1]
[two] = "2"
print(one, two)
_, _, third = "abc"
print(third, _)
for bad in (lambda: exec_(1), lambda: exec_((1,)), lambda: exec_((1, 2, 3)), lambda: exec_(None), lambda: exec_("a"), lambda: exec_(range(10)), lambda: exec_({}), lambda: exec_(x for x in (1, 2, 3))):
    def exec_(value):
        a, b = value
        return a, b
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    a, *b, c, d = [1, 2]
except ValueError as error:
    print(error)
try:
    *a, b = ()
except ValueError as error:
    print(error)
