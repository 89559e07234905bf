# keys(), values() and items() as live, set-like views.
d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(len(keys), "a" in keys, 2 in values, ("b", 2) in items, ("b", 9) in items, "z" in keys)
print(list(keys), list(values), list(items), sorted(values, reverse=True), max(items, key=lambda kv: kv[1]))
d["d"] = 4
del d["a"]
print(keys, values, items)
other = {"b": 2, "c": 9, "x": 0}
print(sorted(keys & other.keys()), sorted(keys | other.keys()), sorted(keys - other.keys()), sorted(keys ^ other.keys()))
print(sorted(items & other.items()), sorted(items - other.items()), len(items | other.items()))
print(keys == {"b", "c", "d"}, keys != other.keys(), keys <= {"b", "c", "d", "e"}, keys < {"b"}, keys.isdisjoint(["q"]), items == set(items))
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)), keys.mapping["b"])
try:
    keys.mapping["b"] = 5
except TypeError as error:
    print(error)
for bad in (lambda: keys[0], lambda: values & {1}, lambda: hash(keys), lambda: keys + keys, lambda: keys & 5, lambda: {1: []}.items() & {(1, 2)}, lambda: values == d.values(), lambda: len(iter(keys))):
    try:
        print(bad())
    except TypeError as error:
        print(type(error).__name__, error)
it = iter(items)
print(next(it), [k for k, v in items if v > 2], {v: k for k, v in items}, dict(items) == d, tuple(keys), set(values))
while d:
    print(d.popitem(), len(keys))
print(keys, list(values), bool(items), dict.fromkeys(other.keys() & {"x"}, "shared"))
