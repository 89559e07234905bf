# Chains of comparisons: short circuit, single evaluation, mixed operators, in conditions and values.
calls = []


def v(x):
    calls.append(x)
    return x


def run(thunk):
    calls.clear()
    print(thunk(), calls)


run(lambda: v(1) < v(2) < v(3))
run(lambda: v(3) < v(2) < v(1))
run(lambda: v(1) < v(3) > v(2))
run(lambda: v(1) == v(1) != v(2) is not None)
run(lambda: v(1) in [1, 2] == v(True))
run(lambda: not v(1) < v(2) < v(2))
run(lambda: v(1) < v(2) and v(2) < v(1) or v(9))
run(lambda: (v(1) < v(2)) < v(2))
run(lambda: v("a") < v("b") <= v("b") < v("c"))
run(lambda: v(1) is v(1) is not v(None))
run(lambda: v(0) <= v(5) < v(10) and "in range")


class Odd:
    def __init__(self, name, result):
        self.name, self.result = name, result

    def __lt__(self, other):
        calls.append(f"{self.name}<")
        return self.result

    def __bool__(self):
        calls.append(f"bool {self.name}")
        return self.result == "yes"

    def __repr__(self):
        return self.name


a, b, c = Odd("a", []), Odd("b", "last"), Odd("c", "yes")
run(lambda: a < b < c)
run(lambda: b < a < c)
run(lambda: c and b or a)
if 1 < v(2) < 3 < v(4):
    print("nested ifs are not needed")
while 0 < len(calls) < 8:
    calls.append(0)
print(len(calls))
print([x for x in range(20) if 3 < x < 9 != x != 7 or x == 15], [1 < x < 4 for x in range(6)], (lambda x: 0 <= x < 10)(5))
try:
    1 < "a" < 2
except TypeError as error:
    print(error)
try:
    3 < 2 < "never compared"
    print("short circuit")
except TypeError as error:
    print(error)
assert 1 < 2 < 3, "fine"
x = 5
print(0 < x < 10 == True, (0 < x < 10) == True, x == 5 in [True], 1 < x is not None)
