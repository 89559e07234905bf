# Recursion of several shapes: linear, tree, mutual, through data, through closures.
def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append(source + target)
        hanoi(n - 1, spare, target, source, moves)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def permutations(items):
    if not items:
        return [[]]
    return [[item] + rest for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def depth(tree):
    return 1 + max((depth(child) for child in tree), default=0)


def subsets(items):
    if not items:
        return [()]
    tail = subsets(items[1:])
    return tail + [(items[0],) + s for s in tail]


def gcd(a, b):
    return a if not b else gcd(b, a % b)


print(factorial(20), factorial(50))
moves = []
hanoi(4, "A", "C", "B", moves)
print(len(moves), moves[:5])
print(even(100), odd(77), even(301))
print(ackermann(2, 3), ackermann(1, 5))
print(permutations([1, 2, 3]))
print(depth([[], [[], [[]]], []]))
print(subsets(["a", "b", "c"]))
print(gcd(1071, 462))


def countdown():
    def step(n):
        return [] if n == 0 else [n] + step(n - 1)

    return step(5)


print(countdown())


def sum_deep(n):
    return 0 if n == 0 else n + sum_deep(n - 1)


print(sum_deep(800))
