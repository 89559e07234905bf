# with: order of enter and exit, several managers, targets, suppression.
class Manager:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        if self.fail_exit:
            raise RuntimeError(f"exit {self.name}")
        return self.suppress


with Manager("a") as a:
    print("body", a)
with Manager("a"), Manager("b") as b, Manager("c"):
    print("body", b)
with (
    Manager("p") as p,
    Manager("q"),
):
    print("parenthesised", p)
with Manager("s", suppress=True):
    raise ValueError("swallowed")
print("goes on")
try:
    with Manager("outer"), Manager("inner", suppress=False):
        raise KeyError("through both")
except KeyError as error:
    print("caught", error)
try:
    with Manager("ok"), Manager("bad", fail_enter=True):
        print("never")
except RuntimeError as error:
    print("caught", error)
try:
    with Manager("x", fail_exit=True):
        raise ValueError("original")
except RuntimeError as error:
    print("caught", error, "context", repr(error.__context__))
with Manager("first", suppress=True), Manager("second", fail_exit=True):
    print("second fails on the way out")
box = {}
with Manager("into") as box["key"]:
    pass
print(box)


class Pair(Manager):
    def __enter__(self):
        return 1, (2, 3)


with Pair("pair") as (one, (two, three)):
    print(one, two, three)
