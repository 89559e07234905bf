# Callbacks, bound methods as values, weak coupling by names, pipelines with operators.
class Emitter:
    def __init__(self):
        self._handlers = {}

    def on(self, event, handler=None):
        if handler is None:
            return lambda f: self.on(event, f)
        self._handlers.setdefault(event, []).append(handler)
        return handler

    def off(self, event, handler):
        self._handlers[event].remove(handler)

    def emit(self, event, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in list(self._handlers.get(event, ()))]


class Counter:
    def __init__(self):
        self.n = 0

    def bump(self, by=1):
        self.n += by
        return self.n


emitter, counter = Emitter(), Counter()
emitter.on("tick", counter.bump)
emitter.on("tick", counter.bump)


@emitter.on("tick")
def report(by=0):
    return f"report {by}"


@emitter.on("once")
def once(*args):
    emitter.off("once", once)
    return args


print(emitter.emit("tick"), emitter.emit("tick", 5), emitter.emit("tick", by=2), counter.n)
emitter.off("tick", counter.bump)
print(emitter.emit("tick"), emitter.emit("once", 1, 2), emitter.emit("once"), emitter.emit("nothing"))
print(counter.bump == counter.bump, counter.bump is counter.bump, counter.bump == Counter().bump, hash(counter.bump) == hash(counter.bump))


class Pipe:
    def __init__(self, *steps):
        self.steps = steps

    def __or__(self, step):
        return Pipe(*self.steps, step)

    def __ror__(self, value):
        for step in self.steps:
            value = step(value)
        return value

    def __rshift__(self, other):
        return Pipe(*self.steps, *other.steps)

    def __call__(self, value):
        return value | self


def keep(test):
    return Pipe(lambda items: [i for i in items if test(i)])


def each(function):
    return Pipe(lambda items: [function(i) for i in items])


evens_squared = keep(lambda n: n % 2 == 0) >> each(lambda n: n * n)
print(range(10) | evens_squared, range(7) | evens_squared | Pipe(sum), evens_squared(range(5)), [3, 1, 2] | Pipe(sorted, tuple), "a-b" | Pipe(str.upper, list))


class Lazy:
    def __init__(self, thunk):
        self._thunk = thunk

    def __getattr__(self, name):
        print("forcing for", name)
        self.__dict__["_value"] = self._thunk()
        return getattr(self._value, name)

    def __call__(self):
        return self._value


lazy = Lazy(lambda: "made late")
print(lazy.upper(), lazy())
undo = []


def do(action, inverse):
    action()
    undo.append(inverse)


items = []
do(lambda: items.append(1), lambda: items.pop())
do(lambda: items.extend([2, 3]), lambda: items.__delitem__(slice(-2, None)))
print(items)
while undo:
    undo.pop()()
    print(items)
