# return, break, continue and yield out of a with block.
log = []


class M:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        log.append("+" + self.name)
        return self

    def __exit__(self, kind, error, traceback):
        log.append("-" + self.name + (f"({kind.__name__})" if kind else ""))
        return self.suppress


def returns():
    with M("r"):
        with M("r2"):
            return len(log)


def loops():
    for i in range(4):
        with M(f"l{i}"):
            if i == 1:
                continue
            if i == 2:
                break
    else:
        log.append("else")


def suppressed_return():
    with M("s", suppress=True):
        raise ValueError
    return "after suppression"


def generator():
    with M("g"):
        yield 1
        yield 2


def nested_try():
    try:
        with M("t"):
            try:
                raise KeyError("k")
            finally:
                log.append("inner finally")
    except KeyError:
        return "handled"
    finally:
        log.append("outer finally")


print(returns(), log)
log.clear()
loops()
print(log)
log.clear()
print(suppressed_return(), log)
log.clear()
print([x for x in generator()], log)
log.clear()
g = generator()
next(g)
g.close()
print(log)
log.clear()
print(nested_try(), log)
log.clear()


def while_with():
    n = 0
    while True:
        with M(str(n), suppress=True):
            n += 1
            if n == 3:
                return n
            raise LookupError


print(while_with(), log)


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *a):
        pass


for cls in (NoExit, NoEnter, int):
    try:
        with cls():
            print("never")
    except TypeError as error:
        print(error)
