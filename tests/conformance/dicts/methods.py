# Every method of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d)
d.update({"b": 20, "x": 9}); d.update([("y", 8)], z=7); d.update(); d.update(k="kw")
print(d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], "v"), dict(), dict(a=1), dict([("k", "v")]), dict({"q": 1}, w=2), dict(zip("xy", [1, 2])), {}.copy(), d.copy() == d, d.copy() is d)
print("a" in d, "nope" in d, 1 not in d, d == dict(reversed(d.items())), {1: 2} != {1: 3}, d.clear(), d, bool(d))
e = {"x": 1} | {"y": 2}
e |= {"x": 5}
e |= [("z", 6)]
print(e, {"x": 1} | {"x": 2}, e.__contains__("x"), e.__getitem__("y"), e.__len__(), e.__eq__({}))
for bad in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {}.pop(), lambda: dict(5), lambda: dict([1, 2]), lambda: dict(["abc"]), lambda: {}.update(5), lambda: {} | [], lambda: {1: 2} < {1: 3}, lambda: {[]: 1}, lambda: {}.get(), lambda: dict.fromkeys(5), lambda: {}.get([]), lambda: {} + {}):
    try:
        print(bad())
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
k, v, i = e.keys(), e.values(), e.items()
print(k, v, i, len(k), "x" in k, 5 in v, ("x", 5) in i, list(reversed(k)), list(reversed(i)))
e["new"] = "seen through views"
print(k, v, k & {"x", "q"}, sorted(k | {"q"}), sorted(k - {"x"}), k == {"x", "y", "z", "new"}, sorted(k ^ {"x", "w"}), k.isdisjoint({"n"}), i & {("x", 5)})
print({1: "int", 1.0: "float", True: "bool"}, {"k": 1, "k": 2}, {(1, 2): "tuple", None: "none", 2.5: "float", "": "empty"})
print({"a": {"b": {"c": 1}}}["a"]["b"]["c"], {1: {}}[1].get("x", {}).get("y", "deep default"))
del e["new"], e["x"]
e["x"] = "moved to the end"
print(e, list(e)[0], next(iter(e)), min(e), max(e.items()), sorted(e))
counts = {}
for word in "a b a c b a".split():
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get))
groups = {}
for n in range(10):
    groups.setdefault(n % 3, []).append(n)
print(groups, {k: sum(v) for k, v in groups.items()}, sum(len(v) for v in groups.values()))
