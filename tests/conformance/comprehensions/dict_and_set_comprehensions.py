# Dicts and sets: order, overwriting, inversion, grouping.
print({x: x * x for x in range(5)}, {x % 3 for x in range(10)})
print({k: v for k, v in zip("abc", [1, 2, 3]) if v != 2})
print({v: k for k, v in {"a": 1, "b": 2, "c": 1}.items()})
text = "hello world"
print({c: text.count(c) for c in text if c != " "})
print({(x, y): x * y for x in range(3) for y in range(2)})
print({x: {y: x + y for y in range(2)} for x in range(2)})
print({len(w): [v for v in ["a", "bb", "cc", "d"] if len(v) == len(w)] for w in ["a", "bb"]})
print(sorted({w.lower() for w in ["A", "a", "B"]}), {i // 4 for i in range(12)})
order = []
def t(x):
    order.append(x)
    return x
{t(f"k{i}"): t(f"v{i}") for i in range(2)}
print(order)
print({**{i: i for i in range(2)}, **{i: -i for i in range(1, 3)}})
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(error)
try:
    {[x] for x in range(1)}
except TypeError as error:
    print(error)
print({i: (lambda: i)() for i in range(3)}, {i: c for i, c in enumerate("xyz")})
print({x for x in ()}, {x: 1 for x in ()})
graph = {"a": ["b", "c"], "b": ["c"], "c": []}
print({node: [src for src, dst in graph.items() if node in dst] for node in graph})
print({1: "int", True: "bool", 1.0: "float"}, {1, True, 1.0})
print({x: y for x in range(3) for y in range(3)})
