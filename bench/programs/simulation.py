# [classes] A shop simulated by events from a binary heap: properties, dunder methods, inheritance.
import sys
import time


class Event:
    def __init__(self, when, order):
        self.when = when
        self.order = order

    def __lt__(self, other):
        if self.when == other.when:
            return self.order < other.order
        return self.when < other.when

    def fire(self, shop):
        raise NotImplementedError


class Arrival(Event):
    def fire(self, shop):
        customer = Customer(shop.random(9) + 1, self.when)
        shop.arrive(customer)
        shop.schedule(Arrival, self.when + shop.random(5) + 1)


class Departure(Event):
    def fire(self, shop):
        shop.depart()


class Inspection(Event):
    def fire(self, shop):
        shop.longest = max(shop.longest, len(shop.line))
        shop.schedule(Inspection, self.when + 50)


class Customer:
    __slots__ = ("goods", "arrived")

    def __init__(self, goods, arrived):
        self.goods = goods
        self.arrived = arrived

    @property
    def effort(self):
        return 1 + self.goods // 3


class Heap:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return len(self.items) > 0

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0:
            parent = (i - 1) >> 1
            if not items[i] < items[parent]:
                break
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            i = 0
            n = len(items)
            while True:
                child = 2 * i + 1
                if child >= n:
                    break
                if child + 1 < n and items[child + 1] < items[child]:
                    child += 1
                if not items[child] < items[i]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top


class Line:
    def __init__(self):
        self.waiting = []
        self.first = 0

    def __len__(self):
        return len(self.waiting) - self.first

    def join(self, customer):
        self.waiting.append(customer)

    def leave(self):
        customer = self.waiting[self.first]
        self.first += 1
        if self.first > 64:
            del self.waiting[: self.first]
            self.first = 0
        return customer


class Shop:
    def __init__(self, seed):
        self.state = seed
        self.events = Heap()
        self.line = Line()
        self.now = 0
        self.order = 0
        self.idle = 2
        self.served = 0
        self.waited = 0
        self.longest = 0

    def random(self, below):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 16) % below

    def schedule(self, kind, when):
        self.order += 1
        self.events.push(kind(when, self.order))

    def arrive(self, customer):
        if self.idle > 0 and len(self.line) == 0:
            self.serve(customer)
        else:
            self.line.join(customer)

    def serve(self, customer):
        self.idle -= 1
        self.waited += self.now - customer.arrived
        self.served += 1
        self.schedule(Departure, self.now + customer.effort * 2)

    def depart(self):
        self.idle += 1
        if len(self.line):
            self.serve(self.line.leave())

    def run(self, until):
        while self.events:
            event = self.events.pop()
            if event.when > until:
                break
            self.now = event.when
            event.fire(self)


def main(size):
    results = []
    for seed in range(size):
        shop = Shop(seed + 1)
        for i in range(20):
            shop.schedule(Inspection, i)
        shop.schedule(Arrival, 0)
        shop.run(12000)
        results.append((shop.served, shop.waited, shop.longest))
    return results[0], results[-1], sum(waited for _, waited, _ in results)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
