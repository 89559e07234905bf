# [async] Tasks that pass messages through queues, on an event loop written in Python: awaits several levels deep, switches, wake-ups.
import sys
import time


class Switch:
    """Gives the other tasks a turn."""

    def __await__(self):
        yield


class Queue:
    def __init__(self):
        self.items = []
        self.at = 0

    def put(self, item):
        self.items.append(item)

    async def get(self):
        while self.at >= len(self.items):
            await Switch()
        item = self.items[self.at]
        self.at += 1
        if self.at == 64:
            del self.items[:64]
            self.at = 0
        return item


class Loop:
    def __init__(self):
        self.tasks = []

    def add(self, coroutine):
        self.tasks.append(coroutine)

    def run(self):
        ready = self.tasks
        switches = 0
        while ready:
            waiting = []
            for task in ready:
                try:
                    task.send(None)
                except StopIteration:
                    continue
                switches += 1
                waiting.append(task)
            ready = waiting
        return switches


class Lock:
    def __init__(self):
        self.held = False

    async def __aenter__(self):
        while self.held:
            await Switch()
        self.held = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self.held = False


async def receive(queue):
    return await queue.get()


async def player(inbox, outbox, turns, totals, name, lock):
    total = 0
    for _ in range(turns):
        ball = await receive(inbox)
        total = (total * 31 + ball) % 1000003
        outbox.put(ball + 1)
    async with lock:
        await Switch()
        totals[name] = total


def game(pairs, turns):
    loop = Loop()
    totals = {}
    lock = Lock()
    for pair in range(pairs):
        left, right = Queue(), Queue()
        left.put(pair)
        loop.add(player(left, right, turns, totals, pair * 2, lock))
        loop.add(player(right, left, turns, totals, pair * 2 + 1, lock))
    switches = loop.run()
    return switches, sum(totals.values())


def main(size):
    switches, total = game(8, size)
    return switches * 1000003 + total


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
