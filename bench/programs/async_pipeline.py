# [async] Pipelines of asynchronous generators: async for, comprehensions, asend, awaits between the stages.
import sys
import time


async def naturals(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


async def keep(source, wanted):
    async for n in source:
        if n % 3 != wanted:
            yield n


async def transform(n):
    return n * n % 1009


async def squares(source):
    async for n in source:
        yield await transform(n)


class Turn:
    def __await__(self):
        yield


async def batches(source, size):
    batch = []
    async for n in source:
        batch.append(n)
        if len(batch) == size:
            yield batch
            batch = []
            await Turn()
    if batch:
        yield batch


async def averager():
    total = 0
    count = 0
    while True:
        value = yield total // (count or 1)
        total += value
        count += 1


async def work(size):
    checksum = 0
    async for batch in batches(squares(keep(naturals(size), 1)), 16):
        checksum = (checksum * 31 + sum(batch)) % 1000003
    for start in range(size // 50):
        checksum += sum([n async for n in keep(naturals(start % 40), 0)])
    average = averager()
    await anext(average)
    for n in range(size):
        checksum += await average.asend(n & 255)
    await average.aclose()
    checksum += sum([n async for n in (m async for m in naturals(size) if m & 1)]) % 1009
    return checksum


def main(size):
    coroutine = work(size)
    turns = 0
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value * 1000003 + turns
        turns += 1


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 150000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
