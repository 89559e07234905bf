"""sys.set_asyncgen_hooks: who is told when an asynchronous generator begins and when it is dropped."""

import sys


def run(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def agen(name):
    try:
        yield name
        yield name
    finally:
        print("cleanup", name)


kept = []


def first(g):
    print("first", g.__name__, g.ag_frame.f_locals["name"])


def finalizer(g):
    print("finalizer", g.ag_frame.f_locals["name"])
    kept.append(g)


print(sys.get_asyncgen_hooks(), type(sys.get_asyncgen_hooks()).__name__)
sys.set_asyncgen_hooks(firstiter=first)
g = agen("a")
print(run(g.asend(None)))
print(run(g.asend(None)))
del g
sys.set_asyncgen_hooks(finalizer=finalizer)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks.finalizer is finalizer, hooks[0] is first, len(hooks))
g = agen("b")
print(run(g.__anext__()))
del g
print(len(kept))
run(kept.pop().aclose())


async def abandon():
    async for x in agen("c"):
        return x


print(run(abandon()))
run(kept.pop().aclose())


async def complete():
    return [x async for x in agen("d")]


print(run(complete()), kept)
sys.set_asyncgen_hooks(None, None)
g = agen("e")
run(g.__anext__())
del g
for args in ((3,), (None, "x")):
    try:
        sys.set_asyncgen_hooks(*args)
    except TypeError as error:
        print(error)
print(sys.get_asyncgen_hooks())
