/** What every generated program begins with: fuel, printing without addresses, and a few classes to build on. */
export const prologue = `fuel = 500
inf = float("inf")
class Exhausted(BaseException): pass
class Custom(LookupError): pass
def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise Exhausted
def brief(value, depth=0):
    kind = type(value)
    if depth > 3:
        return "..."
    if kind in (list, tuple):
        return kind.__name__ + "(" + ", ".join([brief(item, depth + 1) for item in value]) + ")"
    if kind is dict:
        return "{" + ", ".join([brief(k, depth + 1) + ": " + brief(v, depth + 1) for k, v in value.items()]) + "}"
    if kind in (set, frozenset):
        return kind.__name__ + str(sorted(map(repr, value)))
    if kind in (int, float, str, bool, bytes, type(None), range):
        return repr(value)
    if isinstance(value, BaseException):
        return kind.__name__ + brief(value.args, depth + 1)
    if isinstance(value, type):
        return "class " + value.__name__
    return "<" + kind.__name__ + ">"
def show(*values):
    text = " ".join([brief(value) for value in values])
    print(text if len(text) < 300 else text[:300] + str(len(text)))
def trace(mark, value):
    show(mark)
    return value
class Meta(type):
    def __call__(cls, *args, **kw):
        show("make", cls.__name__)
        return super().__call__(*args, **kw)
class Base:
    def __repr__(self):
        return type(self).__name__ + "()"
class Described:
    def __init__(self, name): self.name = name
    def __get__(self, instance, owner):
        show("get", self.name)
        return 1
    def __set__(self, instance, value): show("set", self.name, value)
class Manager:
    def __init__(self, name, swallow): self.name, self.swallow = name, swallow
    def __enter__(self):
        show("enter", self.name)
        return self.name
    def __exit__(self, kind, error, traceback):
        show("exit", self.name, kind)
        return self.swallow
def decorated(cls):
    cls.extra = 1
    return cls
def traced(function):
    def wrapper(*args, **kw):
        show("call", function.__name__)
        return function(*args, **kw)
    return wrapper
def traced_as(tag):
    def decorate(function):
        show(tag, function.__name__)
        return function
    return decorate
`;

/** What programs with \`async\` have beside it: something to suspend at and a loop that drives a coroutine. */
export const asyncPrologue = `class Pause:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield self.value
        return got
class AsyncManager:
    def __init__(self, name): self.name = name
    async def __aenter__(self):
        show("aenter", await Pause(self.name))
        return self.name
    async def __aexit__(self, kind, error, traceback):
        show("aexit", self.name, kind)
        return False
def drive(coroutine):
    sent = None
    try:
        while True:
            tick()
            sent = coroutine.send(sent)
            show("paused", sent)
    except StopIteration as stop:
        return stop.value
`;
