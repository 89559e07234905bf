# A data report written almost only with comprehensions, sorting and slicing.
rows = [line.split(",") for line in """\
2024-01,north,apple,10,1.5
2024-01,south,apple,7,1.6
2024-02,north,pear,3,2.25
2024-02,south,apple,12,1.4
2024-03,north,apple,1,1.5
2024-03,south,pear,30,2.0
2024-03,south,fig,2,9.75""".splitlines()]
data = [{"month": m, "region": r, "item": i, "n": int(n), "price": float(p)} for m, r, i, n, p in rows]
print(len(data), data[0], [d["item"] for d in data if d["n"] > 9])
totals = {region: sum(d["n"] * d["price"] for d in data if d["region"] == region) for region in sorted({d["region"] for d in data})}
print(totals, max(totals, key=totals.get), round(sum(totals.values()), 2))
pivot = {item: [sum(d["n"] for d in data if d["item"] == item and d["month"] == month) for month in sorted({d["month"] for d in data})] for item in sorted({d["item"] for d in data})}
for item, counts in pivot.items():
    print(f"{item:<6}", *(f"{c:>4}" for c in counts), f"{sum(counts):>6}")
print([sum(column) for column in zip(*pivot.values())])
ranked = sorted(data, key=lambda d: (-d["n"] * d["price"], d["item"]))
print([(d["item"], d["region"], d["n"] * d["price"]) for d in ranked[:3]], ranked[-1]["item"])
groups = [(key, [d["n"] for d in data if (d["region"], d["item"]) == key]) for key in sorted({(d["region"], d["item"]) for d in data})]
print(groups, {k: (min(v), max(v), sum(v) / len(v)) for k, v in groups})
running = [sum(d["n"] for d in data[:i + 1]) for i in range(len(data))]
deltas = [b - a for a, b in zip(running, running[1:])]
print(running, deltas, [x for x in running if all(x % p for p in range(2, x))])
matrix = [[i * j % 7 for j in range(6)] for i in range(4)]
print(matrix, [row[::-1] for row in matrix[::2]], [max(col) for col in zip(*matrix)], sum(x for row in matrix for x in row if x % 2), [[row[i] for row in matrix] for i in range(2)])
flat = [x for row in matrix for x in row]
print(sorted(set(flat)), [flat.count(v) for v in sorted(set(flat))], [i for i, x in enumerate(flat) if x == max(flat)], flat[::5], flat[-3:] + flat[:2])
triples = [(a, b, c) for c in range(1, 25) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples, [t for t in triples if sum(t) % 12 == 0][:2])
words = "the rain in spain falls mainly on the plain".split()
print([w for w in words if "ain" in w], [w.title() if len(w) > 4 else w for w in words], {len(w): [v for v in words if len(v) == len(w)] for w in words}, sorted(words, key=lambda w: (w[-1], w))[:4])
print([(x, y) for x in range(4) for y in range(4) if (x + y) % 3 == 0 and x != y], [[c for c in w if c not in "aeiou"] for w in words[:2]], ["".join(p) for p in zip(*["abc", "def", "ghi"])])
nested = {"a": [1, {"b": (2, 3)}], "c": {"d": [4]}}
def leaves(v):
    return [x for s in (v.values() if isinstance(v, dict) else v) for x in leaves(s)] if isinstance(v, (dict, list, tuple)) else [v]
print(leaves(nested), [*map(sum, [[1, 2], [3]])], [bool(x) for x in ([], [0], "", "0", 0, None, 0.0, {0})])
