# Variables that change their type while a loop runs: int to float, to big int, to string, to None.
def drift(n):
    x = 1
    out = []
    for i in range(n):
        if i == 3:
            x = x / 2
        elif i == 6:
            x = str(x)
        elif i == 8:
            x = [x]
        elif i == 10:
            x = None
        elif isinstance(x, (int, float)):
            x = x * 3 + i
        out.append(x)
    return out


def overflow(n):
    x = 2**40
    for _ in range(n):
        x = x * 2 + 1
    return x


def back_and_forth(n):
    x = 2**45
    seen = []
    for i in range(n):
        x = x * 16 if i % 2 == 0 else x // 16 - 1
        seen.append(x)
    return seen


def float_or_int(flag, n):
    total = 0.0 if flag else 0
    for i in range(n):
        total += i
    return total


def accumulate(values):
    total = 0
    for v in values:
        total += v
    return total


def alternating(n):
    a, b = 1, 1.5
    for _ in range(n):
        a, b = b, a + b
    return a, b


def comparison_mix(values):
    best = None
    for v in values:
        if best is None or v > best:
            best = v
    return best


print(drift(12))
print(overflow(5), overflow(8), overflow(9), overflow(60))
print(back_and_forth(6))
print(float_or_int(True, 10), float_or_int(False, 10))
print(accumulate([1, 2, 3]), accumulate([1, 2.5]), accumulate([True, True]), accumulate([2**47, 2**47]), accumulate([0.1] * 3), accumulate([1j, 2]))
print(alternating(5), comparison_mix([3, 4.5, 2]), comparison_mix(["a", "c", "b"]), comparison_mix([]), comparison_mix([(1, 2), (1, 3)]))
for f, args in ((accumulate, ([1, "a"],)), (comparison_mix, ([1, "a"],)), (float_or_int, (True, "x"))):
    try:
        print(f(*args))
    except TypeError as error:
        print(error)
