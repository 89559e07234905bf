# Dicts used as dispatch tables, sparse arrays, graphs, memo tables and records.
def dispatch(command, *args):
    table = {
        "add": lambda a, b: a + b,
        "neg": lambda a: -a,
        "join": "-".join,
        "upper": str.upper,
        "const": lambda: 42,
    }
    try:
        return table[command](*args)
    except KeyError as error:
        return f"unknown {error}"
    except TypeError as error:
        return f"bad call: {str(error).split(') ')[-1]}"


print(dispatch("add", 1, 2), dispatch("neg", 5), dispatch("join", "abc"), dispatch("upper", "x"), dispatch("const"), dispatch("nope"), dispatch("neg", 1, 2))
sparse = {}
for i, j in [(0, 5), (3, 3), (100, -2), (0, 5)]:
    sparse[i, j] = sparse.get((i, j), 0) + 1
print(sparse, sparse.get((9, 9), 0), max(i for i, _ in sparse), (3, 3) in sparse)


def fib(n, memo={}):
    if n < 2:
        return n
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(80), len(fib.__defaults__[0]))
records = [dict(name=n, age=a, tags=set(t)) for n, a, t in [("ann", 30, "xy"), ("bob", 25, "y"), ("cid", 35, "")]]
print([r["name"] for r in records if "y" in r["tags"]], sum(r["age"] for r in records) / len(records), sorted(records, key=lambda r: r["age"])[0]["name"])
by_name = {r["name"]: r for r in records}
by_name["ann"]["age"] += 1
print(records[0]["age"], by_name.keys() == {"ann", "bob", "cid"}, {k: v["age"] for k, v in by_name.items() if v["tags"]})
graph = {1: [2, 3], 2: [4], 3: [4], 4: [1]}


def paths(start, goal, seen=()):
    if start == goal:
        yield [*seen, goal]
        return
    for near in graph[start]:
        if near not in seen:
            yield from paths(near, goal, (*seen, start))


print(list(paths(1, 4)), {n: [m for m in graph if n in graph[m]] for n in graph})
counter = {}
for ch in "mississippi":
    counter[ch] = counter.setdefault(ch, 0) + 1
print(counter, [k for k, v in counter.items() if v == max(counter.values())], dict(sorted(counter.items(), key=lambda kv: (-kv[1], kv[0]))))
nested = {}
for path, value in {"a.b.c": 1, "a.b.d": 2, "a.e": 3, "f": 4}.items():
    *parents, leaf = path.split(".")
    node = nested
    for part in parents:
        node = node.setdefault(part, {})
    node[leaf] = value
print(nested)
config = {"debug": False, "level": 1, **{"level": 2}, **({"extra": True} if nested else {})}
print(config, {k: type(v).__name__ for k, v in config.items()}, "%(level)d %(debug)s" % config, "{level}/{extra}".format(**config))
a = {"k": 1}
b = a
a |= {"z": 2}
c = a | {"k": 3}
print(a is b, b, c, {} == dict(), a == {"z": 2, "k": 1})
for key in list(a):
    if a[key] > 1:
        del a[key]
print(a, a.pop("nope", None), a.get("nope"))
