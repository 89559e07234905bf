# Left to right, with the exceptions Python makes.
def t(label, value=0):
    print(label, end=" ")
    return value


def done():
    print("|")


def f(*args, **kwargs):
    t("call")


t("a", 1) + t("b", 2) * t("c", 3)
done()
[t("a"), t("b")][t("i", 0)]
done()
{t("k1"): t("v1"), t("k2", 1): t("v2")}
done()
f(t("x"), *t("y", []), k=t("z"), **t("w", {}))
done()
t("f", f)(t("arg"))
done()
target = {}
t("obj", target)[t("key")] = t("value")
done()
a = [0, 0]
i = 0
i, a[i] = 1, 5
print(i, a)
t("left", 1) < t("middle", 2) < t("right", 3)
done()
t("left", 5) < t("middle", 2) < t("right", 3)
done()
t("then", 1) if t("condition", True) else t("else")
done()
t("a", 0) or t("b", 0) or t("c", 1) or t("d")
done()
(lambda p=t("default"): p)()
done()
t("s", [1, 2, 3])[t("low"):t("high", 2):t("step", 1)]
done()
x = y = t("once")
done()
a[t("index", 0)] += t("increment", 5)
done()
print(f"{t('one')}{t('two')!r:>{t('width', 4)}}")
(t("tuple"), *t("starred", ()), t("end"))
done()
[t("element") for _ in t("iterable", [1]) if t("filter", True)]
done()
assert t("assert", True), t("message")
done()
