# An exception passing through many frames, loops, comprehensions, callbacks and finally blocks.
log = []


class Cleanup:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, error, traceback):
        log.append(f"-{self.name}:{kind.__name__ if kind else None}")


def level3(n):
    with Cleanup("three"):
        return [10 // (x - n) for x in range(5)]


def level2(n):
    for attempt in range(2):
        try:
            with Cleanup(f"two.{attempt}"):
                return level3(n)
        except KeyError:
            log.append("not this one")
        finally:
            log.append("finally two")


def level1(n):
    with Cleanup("one"):
        return sorted([3, 1, 2], key=lambda x: level2(n) and x)


for n in (7, 3):
    try:
        print(level1(n))
    except ZeroDivisionError as error:
        print("caught", error)
    print(log)
    log.clear()


def callback(x):
    if x == 2:
        raise LookupError("callback")
    return x


for consumer in (lambda: list(map(callback, range(4))), lambda: [callback(x) for x in range(4)], lambda: sum(callback(x) for x in range(4)), lambda: max([1, 2, 3], key=callback), lambda: {callback(x): x for x in range(4)}, lambda: list(filter(callback, range(4))), lambda: [1, 2, 3].sort(key=callback), lambda: any(callback(x) for x in (0, 2, 5))):
    try:
        print(consumer())
    except LookupError as error:
        print("LookupError", error)
items = [3, 2, 1]
try:
    items.sort(key=callback)
except LookupError:
    print(sorted(items))
