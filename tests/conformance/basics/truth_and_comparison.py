# Truth value of every basic kind, and comparisons across kinds.
for value in (0, 1, -1, 0.0, -0.0, 0.1, "", " ", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, True, False, range(0), range(1), b"", b"\0", 0j, ...):
    print(repr(value), bool(value), not value)


class Empty:
    def __len__(self):
        return 0


class Falsy:
    def __bool__(self):
        return False

    def __len__(self):
        return 3


print(bool(Empty()), bool(Falsy()), bool(object()))
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], (1, "b") > (1, "a"), "a" < "b" < "c")
print(1 == True, 0 == False, 1.0 == True, "1" == 1, [] == (), None == 0)
print({1: 2} == {1.0: 2.0}, {1, 2} == {2, 1}, [1, [2]] == [1, [2]])
print(1 in [True], "b" in "abc", "" in "", 3 not in {1, 2}, "k" in {"k": 1})
for left, right in [(1, "a"), ([], ()), (None, None), ({}, {})]:
    try:
        print(left < right)
    except TypeError as error:
        print(error)
x = []
print(x is x, x == [], x is not [])
