"""break, continue, return, else and exceptions in `async for`."""


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    except ValueError as error:
        return f"ValueError {error}"


async def count(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed after", i)


async def breaks():
    async for x in count(5):
        if x == 2:
            break
        print(x)
    else:
        print("no else")
    return x


async def continues():
    found = []
    async for x in count(6):
        if x % 2:
            continue
        found.append(x)
    else:
        found.append("else")
    return found


async def returns():
    async for x in count(5):
        try:
            if x == 1:
                return "returned"
        finally:
            print("finally", x)


async def nested():
    pairs = []
    async for x in count(3):
        async for y in count(3):
            if y > x:
                break
            pairs.append((x, y))
    return pairs


async def raises():
    async for x in count(3):
        if x == 1:
            raise ValueError("in the body")


async def stop_in_body():
    try:
        async for x in count(2):
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as error:
        return repr(error)


async def mixed():
    out = []
    for a in "ab":
        async for x in count(2):
            for b in "cd":
                if b == "d" and x:
                    break
                out.append(a + b + str(x))
            else:
                continue
            break
    return out


for f in (breaks, continues, returns, nested, raises, stop_in_body, mixed):
    print(f.__name__, run(f()))
