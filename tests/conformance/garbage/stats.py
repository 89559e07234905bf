# Statistics of three generations.
import gc


class Node:
    pass


stats = gc.get_stats()
print(len(stats), [sorted(s) for s in stats])
a = Node()
a.me = a
del a
gc.collect()
after = gc.get_stats()
print(after[2]["collections"] - stats[2]["collections"])
print(after[2]["collected"] - stats[2]["collected"] >= 1)
print(sum(s["uncollectable"] for s in after))
after[0]["collections"] = -5
print(gc.get_stats()[0]["collections"] >= 0)
