# Return in every place, several values, no value, early return from loops.
def nothing():
    pass


def bare(flag):
    if flag:
        return
    return "end"


def several():
    return 1, "two", [3]


def starred(items):
    return 0, *items, 9


def find(grid, wanted):
    for y, line in enumerate(grid):
        for x, cell in enumerate(line):
            if cell == wanted:
                return x, y
    return None


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "digit"
    else:
        return "large"


def nested(flag):
    while True:
        for _ in range(3):
            while True:
                if flag:
                    return "deep"
                break
        return "shallow"


print(nothing(), bare(True), bare(False))
a, b, c = several()
print(a, b, c, several()[1:])
print(starred("xy"))
print(find([[1, 2], [3, 4]], 3), find([[1]], 5))
print([classify(n) for n in (-5, 0, 7, 70)])
print(nested(True), nested(False))
print((lambda: (yield))().__class__.__name__)
