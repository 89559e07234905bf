# Two NaNs are different objects: found by identity in containers, never by equality.
a, b = float("nan"), float("nan")
print(a is a, a is b, a in [a], a in [b], [a] == [a], [a] == [b], [b].count(a), {a: 1}.get(a), {a: 1}.get(b), len({a, b, a}))
