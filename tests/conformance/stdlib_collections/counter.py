from collections import Counter
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.update("aab"); c.subtract("bbb"); print(c, +c, -c)
print(Counter(a=3, b=1) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3, b=1) | Counter(a=1, b=2))
print(Counter(a=1) <= Counter(a=2), Counter(a=1) == Counter(a=1, b=0), Counter([1, 1, 2]), Counter())
