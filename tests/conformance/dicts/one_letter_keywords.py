def f(**ns): return ns
for i in range(1): pass
d = f(q=1)
print(d["q"], "q" in d, d.get("q"), d == {"q": 1})
k = "xqx"[1]
print(k in d, d.get(k), sys if False else 1)
e = dict(d); print("q" in e, k in e)
