# Assignment expressions in conditions, loops, comprehensions, calls, lambdas.
data = iter([3, 8, 1, 0, 9])
while (n := next(data)) != 0:
    print(n, end=" ")
print("stopped at", n)
if (m := len("hello")) > 3 and (k := m * 2) > 5:
    print(m, k)
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
print((a := 1) + (b := 2), a, b, (c := a + b) * c)
def f(x, *, y=0):
    return x, y
print(f((p := 5)), f(1, y=(q := 2)), p, q)
print([last := i for i in range(3)], last, {(t := j): t * 2 for j in range(2)}, t)
total = 0
print([total := total + x for x in [1, 2, 3]], total)
print((lambda: (z := 3) + z)(), any((w := word).startswith("b") for word in ["a", "bc"]), w)
def scoped():
    if (inner := "local") and True:
        return [outer := inner + c for c in "ab"], outer
print(scoped())
try:
    inner
except NameError as error:
    print(error)
x = (y := 0, 1)
print(x, y)
print(f"{(v := 10)} {v:=5}", v)
while chunk := "abcdef"[total:total + 2]:
    print(chunk, end="|")
    total += 2
    if total > 20:
        break
print(total)
i = 0
values = [(i := i + 1) for _ in range(3)]
print(values, i, [*(u := [1, 2]), u])
if not (found := next((s for s in ["x", "yy"] if len(s) > 5), None)):
    print("not found", found)
def g():
    global made
    return (made := "global by walrus")
print(g(), made)
assert (checked := 5) > 3, "no"
print(checked, (lambda n: (sq := n * n) + sq)(4), [(e, d) for e in range(3) if (d := e % 2)])
