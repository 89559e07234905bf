# Methods of classes derived from built-in containers, looked up at the same place before and after objects and classes change.


class Items(list):
    def first(self):
        return self[0]

    def total(self, start=0):
        return sum(self, start)


class Table(dict):
    def pick(self, key, default=None):
        return self.get(key, default)


class Text(str):
    def twice(self):
        return self + self


class Failure(Exception):
    def describe(self):
        return "failure"


def use(items, table, text, failure):
    items.append(4)
    return items.first(), items.total(), items.pop(), table.pick("a"), table.get("a"), table.pop("b", 9), text.twice(), text.upper(), failure.describe()


items, table, text, failure = Items([1, 2]), Table(a=1), Text("x"), Failure()
for _ in range(3):
    print(use(items, table, text, failure))

# An object gets attributes that hide what its class has.
items.first = lambda: "own first"
table.get = lambda key, default=None: "own get"
text.upper = lambda: "own upper"
failure.describe = lambda: "own describe"
for _ in range(2):
    print(use(items, table, text, failure))
    print(use(Items([5]), Table(a=6), Text("y"), Failure()))
del items.first, table.get, text.upper, failure.describe
print(use(items, table, text, failure))


class More(list):
    def first(self):
        return "more"


def first(x):
    return x.first()


fresh = More([1])
print(first(fresh), first(fresh))
fresh.__dict__["first"] = lambda: "in its dict"
print(first(fresh))


class Other(list):
    def first(self):
        return "other"


# An object that has attributes becomes one of a class none of whose objects had any.
other = Other()
print(first(other), first(other))
fresh.__class__ = Other
print(first(fresh), first(other))


class Last(list):
    def first(self):
        return "last"


last = Last()
print(first(last), first(last))
last.__dict__ = {"first": lambda: "a new dict"}
print(first(last), first(Last()))

# A class changes.
class Changing(dict):
    def get(self, key):
        return "changed", key


def get(d):
    return d.get("a")


changing = Changing(a=1)
print(get(changing), get(changing))
Changing.get = lambda self, key: "once more"
print(get(changing))
del Changing.get
print(get(changing))
Changing.__getattribute__ = lambda self, name: lambda key: "intercepted"
print(get(changing))
