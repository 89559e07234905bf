# Subclasses of str that change what operators and methods do, and when the parts of an f-string are formatted.


class Text(str):
    def __eq__(self, other):
        return "equal"

    def __ne__(self, other):
        return "different"

    def __lt__(self, other):
        return "less"

    def __hash__(self):
        return 1

    def __add__(self, other):
        return ("sum", str(self), other)

    def __radd__(self, other):
        return ("reflected", other, str(self))

    def __getitem__(self, index):
        return ("item", index)

    def __contains__(self, item):
        return item == "wanted"

    def __iter__(self):
        return iter(["one", "two"])

    def __len__(self):
        return 99

    def __mod__(self, other):
        return ("formatted", other)

    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "shown"

    def isdigit(self):
        return "asked"

    def startswith(self, *args):
        return ("starts", args)

    def endswith(self, *args):
        return ("ends", args)

    def join(self, items):
        return ("joined", list(items))

    def split(self, *args, **keywords):
        return ("split", args, keywords)


class Plain(str):
    pass


def use(t, p):
    for _ in range(2):
        print(t == "x", t != "x", t < "x", "x" == t, bool(t == "x"))
        if t == "other":
            print("taken")
        print(t + "b", "b" + t, t[0], t[1:2], t[:], "wanted" in t, "a" in t, [c for c in t], len(t), t % 3)
        print(f"{t}", f"{t:spec}", f"{t!s}", f"{t!r}", f"a{t}b{t!s}", str(t), "%s" % t, "{}".format(t))
        print(t.isdigit(), t.startswith("a"), t.endswith("a"), t.join("ab"), t.split(), t.split("x", maxsplit=1))
        print(p == "p", p + "q", "o" + p, p[0], p[0:1], "p" in p, p.isdigit(), p.startswith("p"), f"{p}{1}", type(p + "").__name__)
        print(type(p[:]).__name__, type(p.strip()).__name__, type(p.replace("x", "y")).__name__, type(f"{p}").__name__, type(p.upper()).__name__)
        print(p.startswith(t), "p".startswith(p), "xp".endswith(p), p in {"p": 1}, {"p": 1}[p], ",".join([p, "x"]), ",".join([p]))


class Shown:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    def __format__(self, spec):
        self.log.append(("format", self.name, spec))
        return self.name

    def __str__(self):
        self.log.append(("str", self.name))
        return self.name.upper()

    def __repr__(self):
        self.log.append(("repr", self.name))
        return f"[{self.name}]"


def order():
    log = []
    items = [1]
    a, b = Shown("a", log), Shown("b", log)

    def touch(value):
        log.append(("touch", value))
        items.append(value)
        return value

    for _ in range(2):
        print(f"{a}{touch(1)}{b!s}{touch('x')}{a!r:>5}{touch(2.5)}{b:{touch(3)}}")
        print(f"{items}{items.append(7)}{items}")
        n = 1
        print(f"{n}{(n := n + 1)}{n}{(n := 'text')}{n}")
        print(f"{True}{None}{...}{1.0}{-0.0}{1e100}{10**30}{1j}{b'x'}{()}")
    print(log)
    for wrong in (lambda: f"{1:s}", lambda: f"{'x':d}", lambda: f"{1.5:d}", lambda: f"{[]:x}", lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "a" % 1, lambda: "".join(["a", 1]), lambda: ",".join(("a", None)), lambda: "a" + 1, lambda: 1 in "abc", lambda: "abc"[9], lambda: "abc"["x"], lambda: "abc".startswith(1), lambda: "abc".endswith(["c"])):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, error)


use(Text("abc"), Plain("p"))
order()
