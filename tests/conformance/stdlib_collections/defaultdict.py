from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, d.default_factory, dict(d), "c" in d, d.get("c"), len(d))
n = defaultdict(int, x=5)
for c in "hello": n[c] += 1
print(n, n | {"z": 1}, n.copy() == n, type(n.copy()))
try: defaultdict()["x"]
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
e = defaultdict(lambda: defaultdict(int)); e["a"]["b"] += 1; print(e["a"]["b"], list(e))
