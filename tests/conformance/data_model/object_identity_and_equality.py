# is, ==, hash, in and index with identity shortcuts, NaN, and misbehaving equality.
class Never:
    def __eq__(self, other):
        return False

    __hash__ = object.__hash__


class Always:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


n, a = Never(), Always()
print(n == n, n is n, n in [n], [n] == [n], [n].index(n), [n].count(n), n in (n,), {n: 1}.get(n), n in {n}, (1, n) == (1, n), {"k": n} == {"k": n})
print(a == 5, 5 == a, a in [], a in [1], [1, 2].index(a), [1, 2].count(a), {1: "one"}.get(a), a != 5, [a] == [None])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], {nan} == {nan}, max([nan, 1]), (nan,) < (nan,), sorted([2, 1]), [1, nan].index(nan))
print(1 == 1.0 == True, "a" == "a", b"a" == "a", [1] == (1,), {1} == frozenset([1]), range(2) == [0, 1], None == 0, {} == [], "" == 0, 1 == "1", (1, 2) == (1, 2, 3), object() == object())
print(1 != 1.0, [1] != [1], n != n, a != a, "x" != "y", not (1 != 2), None != None)
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, 1 in d, 1.0 in d, True in d, "1" in d, hash(1) == hash(1.0) == hash(True))


class Counting:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        Counting.compared += 1
        return self.v == other.v

    def __hash__(self):
        return 0


items = [Counting(i) for i in range(10)]
print(Counting(7) in items, Counting.compared, items[3] in items, Counting.compared, items.index(Counting(5)), Counting.compared)
Counting.compared = 0
s = set(items)
print(len(s), Counting.compared, items[0] in s, [1, items[0]] == [1, items[0]], Counting.compared)


class Raises:
    def __eq__(self, other):
        raise ValueError("compared")


r = Raises()
for thunk in (lambda: r == 1, lambda: 1 == r, lambda: r != 1, lambda: 1 in [r], lambda: [r] == [1], lambda: [1].index(r), lambda: r in [r]):
    try:
        print(thunk())
    except ValueError as error:
        print(error)
x = 256
y = 256
print(x is y, None is None, True is (1 == 1), () == tuple([]), type(x) is int, id(x) == id(y))
