"""A generator that is used while it runs."""


def attempt(f, *args):
    try:
        return f(*args)
    except ValueError as error:
        return str(error)


def gen():
    print(attempt(next, g), "|", attempt(g.send, 1), "|", attempt(g.throw, KeyError), "|", attempt(g.close))
    print(g.gi_running, g.gi_suspended, g.gi_frame is not None, g.gi_yieldfrom)
    yield 1
    print(list_of())


def list_of():
    return attempt(list, g)


g = gen()
print(g.gi_running, g.gi_suspended)
print(next(g), g.gi_running, g.gi_suspended)
print(next(g, "end"), g.gi_running, g.gi_suspended, g.gi_frame)


def through_delegate():
    yield from me


me = through_delegate()
print(attempt(next, me))


def deep():
    def inner():
        yield attempt(next, top)

    yield from inner()


top = deep()
print(next(top))
