"""Values that live across awaits within expressions, calls, displays and conditions."""


class Next:
    n = 0

    def __await__(self):
        Next.n += 1
        got = yield Next.n
        return got


def run(coroutine, values):
    try:
        coroutine.send(None)
        for value in values:
            coroutine.send(value)
    except StopIteration as stop:
        return stop.value


def f(*args, **kwargs):
    return args, kwargs


async def expressions(x):
    return [
        x + await Next() * 2.5,
        f(x, await Next(), *[await Next()], k=await Next(), **{"z": await Next()}),
        f"{x}-{await Next():>4}-{await Next()!r}",
        (await Next() or await Next()) and await Next(),
        (await Next() if await Next() else await Next()),
        1 < await Next() < await Next() < 5,
        {await Next(): await Next(), "k": x},
        {**{"a": await Next()}, "b": await Next()},
        [*[await Next()], x],
        "abc"[await Next() : await Next()],
        not await Next(),
        -(await Next()),
        lambda: x,
    ][:-1]


print(run(expressions(10), range(1, 40)))


async def statements():
    out = {}
    out[await Next()] = await Next()
    out["n"] = 0
    out["n"] += await Next()
    a, (b, *c) = await Next()
    assert await Next(), "message"
    for i in await Next():
        while await Next():
            out[i] = await Next()
            if await Next():
                break
        else:
            out[i] = "else"
    del out[await Next()]
    with await Next() as m:
        out["m"] = await Next(), m
    return out, a, b, c


class Manager:
    def __enter__(self):
        return "m"

    def __exit__(self, *args):
        pass


print(run(statements(), ["k", "v", 5, (1, "xyz"), True, "pq", 1, "P", 1, 0, "k", Manager(), "w"]))
