# `in` and `not in` with lists and tuples: what is the same, what is equal, and what is asked in which order.


class Asked:
    log = []

    def __init__(self, name, answer):
        self.name = name
        self.answer = answer

    def __eq__(self, other):
        Asked.log.append((self.name, other))
        if self.answer is None:
            raise ValueError(self.name)
        return self.answer


def try_in(item, container):
    Asked.log.clear()
    try:
        print(item in container, item not in container, Asked.log)
    except ValueError as e:
        print("raised", e, Asked.log)


yes, no, angry = Asked("yes", True), Asked("no", False), Asked("angry", None)
for container in ([], [no, 5], [5, no], [angry, 5], [5, angry], [yes, 1], [1, "5", 5.0], [1, True, 2], (5,), ("5", 5), [[5], (5,)]):
    try_in(5, container)
for container in (["a", no], [no, "a"], ("b", "ab", "abc"), ["é", "ж"], [b"a", None], [angry, "a"], ["", "aa"]):
    try_in("a", container)
    try_in("".join(["a", ""]), container)
    try_in("a" * 2, container)
nan = float("nan")
print(nan in [nan], nan in [float("nan")], nan in (1, nan), 0.0 in [-0.0], 1 in [1.0], 1.0 in (1,), True in [1], None in [0, None])
print(2**70 in [2**70], 2**70 in [2.0**70], -1 in range(3), [] in [[]], () in [()], (1, "x") in [(1, "x")])


class MyList(list):
    def __contains__(self, item):
        return "mine"


print(1 in MyList(), 1 in MyList([1]), "a" in MyList("a"))
word = "wort"
for c in ("wo", "wort", "worte", "w", ""):
    print(c in (word, "w"), c in [word[:2], word[:1]], c not in {word})


def gen():
    yield from (1, 2, 3)


def plain():
    n = 0
    while True:
        yield n
        n += 1


class Held:
    def __del__(self):
        print("gone")


def holding():
    h = Held()
    yield 1
    yield 2


print(2 in gen(), 5 in gen(), 7 in plain(), any(x > 3 for x in plain()), next(x for x in plain() if x > 2))
g = holding()
print(next(g))
g.close()
print("closed", list(g))
g = holding()
next(g)
del g
print("deleted")
for x in holding():
    break
print("left")
g = plain()
print(next(g), next(g), g.close(), next(g, "end"))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("thrown", e)
