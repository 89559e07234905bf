# Objects made of objects: forwarding, wrapping iterators, adapters, counting proxies, undoable edits.
class Recorder:
    """Records every call made on what it wraps."""

    def __init__(self, target):
        self._target, self._calls = target, []

    def __getattr__(self, name):
        attribute = getattr(self._target, name)
        if not callable(attribute):
            return attribute

        def call(*args, **kwargs):
            self._calls.append((name, args, kwargs))
            return attribute(*args, **kwargs)

        return call

    def __len__(self):
        self._calls.append(("len",))
        return len(self._target)

    def __getitem__(self, key):
        self._calls.append(("getitem", key))
        return self._target[key]

    def __iter__(self):
        self._calls.append(("iter",))
        return iter(self._target)

    def __contains__(self, item):
        self._calls.append(("contains", item))
        return item in self._target


r = Recorder([3, 1, 2])
r.append(5)
r.sort(reverse=True)
print(len(r), r[0], r[1:3], 5 in r, list(r), r.index(1), sorted(r), max(r), bool(r))
print(r._calls)


class Stack:
    def __init__(self, *items):
        self._items = list(items)
        self._undo = []

    def push(self, item):
        self._items.append(item)
        self._undo.append(self._items.pop)
        return self

    def pop(self):
        item = self._items.pop()
        self._undo.append(lambda: self._items.append(item))
        return item

    def undo(self):
        if self._undo:
            self._undo.pop()()
        return self

    __len__ = lambda self: len(self._items)
    __iter__ = lambda self: reversed(self._items)
    __repr__ = lambda self: f"Stack{self._items}"
    __bool__ = lambda self: True


s = Stack(1, 2)
print(s.push(3).push(4), s.pop(), s, s.undo(), s.undo().undo(), list(s), len(s), bool(Stack()))


class Adapter:
    def __init__(self, obj, **renames):
        self.__dict__.update(obj=obj, renames=renames)

    def __getattr__(self, name):
        return getattr(self.obj, self.renames.get(name, name))

    def __setattr__(self, name, value):
        setattr(self.obj, self.renames.get(name, name), value)


class Legacy:
    def __init__(self):
        self.theValue = 1

    def doIt(self, n):
        self.theValue += n
        return self.theValue


legacy = Legacy()
modern = Adapter(legacy, value="theValue", run="doIt")
modern.value = 10
modern.fresh = "new"
print(modern.run(5), modern.value, legacy.theValue, legacy.fresh, modern.theValue)
try:
    modern.absent
except AttributeError as error:
    print(error)


class Peekable:
    _nothing = object()

    def __init__(self, iterable):
        self._it, self._next = iter(iterable), self._nothing

    def __iter__(self):
        return self

    def __next__(self):
        if self._next is not self._nothing:
            value, self._next = self._next, self._nothing
            return value
        return next(self._it)

    def peek(self, default=None):
        if self._next is self._nothing:
            self._next = next(self._it, self._nothing)
        return default if self._next is self._nothing else self._next

    def __bool__(self):
        return self.peek(self._nothing) is not self._nothing


p = Peekable("abc")
out = []
while p:
    out.append((p.peek(), next(p), p.peek("end")))
print(out, p.peek(), list(p))


def numbers(text):
    chars = Peekable(text)
    for c in chars:
        if c.isdigit():
            while chars.peek("").isdigit():
                c += next(chars)
            yield int(c)


print(list(numbers("12+345*(6-78)")))
