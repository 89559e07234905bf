"""StopIteration and StopAsyncIteration that leave a coroutine or an asynchronous generator become RuntimeError."""


def run(awaitable):
    try:
        it = awaitable.__await__()
        while True:
            next(it)
    except BaseException as error:
        print(type(error).__name__, error, "| cause", repr(error.__cause__), "| context", repr(error.__context__))


async def stop():
    raise StopIteration("value")


async def stop_async():
    raise StopAsyncIteration("value")


async def gen_stop():
    yield 1
    raise StopIteration


async def gen_stop_async():
    yield 1
    raise StopAsyncIteration(5)


async def consume(g):
    async for x in g:
        print("item", x)


class Sub(StopAsyncIteration):
    pass


async def gen_sub():
    raise Sub("s")
    yield


run(stop())
run(stop_async())
run(consume(gen_stop()))
run(consume(gen_stop_async()))
run(consume(gen_sub()))
run(gen_stop().athrow(StopIteration))
run(gen_stop().athrow(StopAsyncIteration))
