# Insertion order through deletion and growth; changing a dict while iterating.
d = {}
for i in range(20):
    d[i * 37 % 20] = i
print(list(d))
for k in list(d):
    if k % 2:
        del d[k]
print(d)
d[1] = "again"
d[0] = "updated in place"
print(d, d.popitem(), list(d)[:3])
for action in ("add", "remove", "replace"):
    e = {"a": 1, "b": 2, "c": 3}
    try:
        for k in e:
            if action == "add":
                e[k + "x"] = 0
            elif action == "remove":
                e.pop("c", None)
            else:
                e[k] = e[k] * 10
        print(action, e)
    except RuntimeError as error:
        print(action, error)
try:
    f = {1: 1, 2: 2}
    for k in f:
        del f[k]
        f[k + 10] = 1
        if len(f) > 5:
            break
    print(f)
except RuntimeError as error:
    print(error)
g = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del g[i]
for i in range(1000, 1100):
    g[i] = "new"
print(len(g), list(g)[:5], list(g)[-3:], sum(g), 999 in g, 998 in g, g[1050])
while len(g) > 3:
    g.popitem()
print(g)
it = iter({"only": 1})
print(next(it), next(it, "end"))
h = {"x": 1}
v = h.values()
h["y"] = 2
print(list(v), list(reversed(h)), list(reversed(h.values())))
m = {}
m["self"] = m
print(m, m["self"]["self"] is m)
nested = {"list": [1], "dict": {"k": "v"}}
shallow = nested.copy()
shallow["list"].append(2)
shallow["new"] = True
print(nested, shallow)
print({**shallow, "list": None}, dict(shallow, extra=1)["extra"])
