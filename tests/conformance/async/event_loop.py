"""An event loop of generators and coroutines: tasks, sleeping, queues, cancelling."""

from collections import deque


class Sleep:
    def __init__(self, turns):
        self.turns = turns

    def __await__(self):
        for _ in range(self.turns):
            yield


class Cancelled(Exception):
    pass


class Task:
    def __init__(self, loop, coroutine, name):
        self.loop = loop
        self.coroutine = coroutine
        self.name = name
        self.done = False
        self.result = None
        self.error = None
        self.to_throw = None

    def step(self):
        try:
            if self.to_throw is not None:
                error, self.to_throw = self.to_throw, None
                self.coroutine.throw(error)
            else:
                self.coroutine.send(None)
        except StopIteration as stop:
            self.done, self.result = True, stop.value
        except Exception as error:
            self.done, self.error = True, error
        else:
            self.loop.ready.append(self)

    def cancel(self):
        self.to_throw = Cancelled(self.name)

    def __await__(self):
        while not self.done:
            yield
        if self.error is not None:
            raise self.error
        return self.result


class Loop:
    def __init__(self):
        self.ready = deque() if deque else []

    def task(self, coroutine, name):
        task = Task(self, coroutine, name)
        self.ready.append(task)
        return task

    def run(self, coroutine):
        main = self.task(coroutine, "main")
        while not main.done:
            self.ready.popleft().step()
        if main.error is not None:
            raise main.error
        return main.result


class Queue:
    def __init__(self):
        self.items = []

    async def get(self):
        while not self.items:
            await Sleep(1)
        return self.items.pop(0)

    def put(self, item):
        self.items.append(item)

    async def __aiter__(self):
        while (item := await self.get()) is not None:
            yield item


loop = Loop()


async def worker(name, turns):
    for i in range(3):
        print(name, i)
        await Sleep(turns)
    return name.upper()


async def producer(queue):
    for i in range(4):
        queue.put(i)
        await Sleep(2)
    queue.put(None)


async def consumer(queue):
    items = []
    while (item := await queue.get()) is not None:
        items.append(item)
    return items


async def forever():
    try:
        while True:
            await Sleep(1)
    finally:
        print("cancelled")


async def main():
    tasks = [loop.task(worker(name, turns), name) for name, turns in (("a", 1), ("b", 2))]
    print([await task for task in tasks])
    queue = Queue()
    loop.task(producer(queue), "producer")
    print(await loop.task(consumer(queue), "consumer"))
    endless = loop.task(forever(), "endless")
    await Sleep(3)
    endless.cancel()
    try:
        await endless
    except Cancelled as error:
        print(repr(error))
    return "finished"


print(loop.run(main()))
