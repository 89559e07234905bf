from collections import deque
d = deque("abc")
d.append("d"); d.appendleft("z"); print(d, len(d), d[0], d[-1], d[2])
print(d.pop(), d.popleft(), d); d.rotate(1); print(d); d.rotate(-2); print(d)
d.extend([1, 2]); d.extendleft([3, 4]); print(d, d.count("a"), d.index("b"), "q" in d)
d.insert(2, "ins"); d.remove("b"); print(d); d.reverse(); print(d, list(reversed(d)))
m = deque(range(10), maxlen=3); print(m, m.maxlen); m.append(99); m.appendleft(-1); print(m)
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) + deque([2]), deque([1, 2]) * 2)
del d[0]; d[0] = "first"; print(d, bool(deque()), d.copy())
for op in (lambda: deque().pop(), lambda: deque()[0], lambda: deque([1]).remove(2), lambda: deque(maxlen=-1)):
    try:
        op()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
d.clear(); print(d)
