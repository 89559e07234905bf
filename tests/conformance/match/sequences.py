# Sequence patterns: fixed, starred, nested, what counts as a sequence.
def shape(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [1, *rest]:
            return f"starts with 1, then {rest}"
        case [first, *_, last] if first == last:
            return f"bracketed by {first}"
        case (*init, "end"):
            return f"ends after {init}"
        case [[a, b], [c, d], *_]:
            return f"pairs {a}{b} {c}{d}"
        case [_, _, *_]:
            return "at least two"
        case _:
            return "not a sequence"


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class MyList(list):
    pass


for value in ([], (), [5], (1, 2), [1, 2, 3], [7, 8, 7], ("a", "b", "end"), [[1, 2], [3, 4], 5], [3, 4, 5], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2, 3: 4}, range(2), range(0), Seq(), MyList([9]), (x for x in "ab"), 5, None):
    print(type(value).__name__, shape(value))


def command(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["go", direction]:
            return f"no way {direction}"
        case ["get", *things] if things:
            return f"taking {' and '.join(things)}"
        case ["drop", thing] | ["leave", thing]:
            return f"dropping {thing}"
        case ["quit" | "exit"]:
            return "bye"
        case [verb, *_]:
            return f"cannot {verb}"
        case []:
            return "say something"


for line in ("go north", "go up", "get lamp", "get lamp rope", "get", "drop it", "leave now", "exit", "sing loudly", ""):
    print(command(line))


def tree_sum(tree):
    match tree:
        case None:
            return 0
        case (left, int(value), right):
            return tree_sum(left) + value + tree_sum(right)


print(tree_sum(((None, 1, None), 2, ((None, 3, None), 4, None))))
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
match ("point", {"x": 1, "y": 2}):
    case [str(kind), {"x": x, "y": y}]:
        print(kind, x, y)
match range(10):
    case [first, second, *rest]:
        print(first, second, rest)
