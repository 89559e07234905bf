# Managers as programs write them: from generators, reentrant, stacks, timing, redirecting.
def contextmanager(function):
    class Manager:
        def __init__(self, *args, **kwargs):
            self.generator = function(*args, **kwargs)

        def __enter__(self):
            return next(self.generator)

        def __exit__(self, kind, error, traceback):
            if kind is None:
                for _ in self.generator:
                    raise RuntimeError("generator did not stop")
                return False
            try:
                self.generator.throw(error)
            except StopIteration:
                return True
            except BaseException as other:
                if other is error:
                    return False
                raise
            raise RuntimeError("generator did not stop after throw")

    return Manager


@contextmanager
def tag(out, name):
    out.append(f"<{name}>")
    try:
        yield out
    finally:
        out.append(f"</{name}>")


@contextmanager
def suppress(*kinds):
    try:
        yield
    except kinds as error:
        print("suppressed", repr(error))


html = []
with tag(html, "ul"):
    for item in "ab":
        with tag(html, "li") as out:
            out.append(item)
print("".join(html))
with suppress(KeyError, IndexError):
    {}["x"]
try:
    with suppress(KeyError):
        int("x")
except ValueError as error:
    print("passed", error)


class Stack:
    def __init__(self):
        self.callbacks = []

    def enter(self, manager):
        value = manager.__enter__()
        self.callbacks.append(manager.__exit__)
        return value

    def __enter__(self):
        return self

    def __exit__(self, *details):
        suppressed = False
        for callback in reversed(self.callbacks):
            if callback(*details):
                suppressed, details = True, (None, None, None)
        return suppressed


with Stack() as stack:
    parts = []
    for name in ("a", "b", "c"):
        stack.enter(tag(parts, name))
print(parts)


class Reentrant:
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self.depth

    def __exit__(self, *a):
        self.depth -= 1


r = Reentrant()
with r as one, r as two:
    with r as three:
        print(one, two, three, r.depth)
print(r.depth)


class Patch:
    def __init__(self, target, **values):
        self.target, self.values = target, values

    def __enter__(self):
        self.saved = {k: getattr(self.target, k) for k in self.values}
        for k, v in self.values.items():
            setattr(self.target, k, v)

    def __exit__(self, *a):
        for k, v in self.saved.items():
            setattr(self.target, k, v)


class Settings:
    debug = False
    level = 1


with Patch(Settings, debug=True, level=9):
    print(Settings.debug, Settings.level)
print(Settings.debug, Settings.level)
