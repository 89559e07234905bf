"""A discrete event simulation of a small shop: a heap of events, customers as generators, and statistics at the end."""


class EventQueue:
    """A binary heap ordered by time, then by the order in which events were added."""

    def __init__(self):
        self._heap, self._serial = [], 0

    def push(self, time, action):
        heap = self._heap
        heap.append((time, self._serial, action))
        self._serial += 1
        i = len(heap) - 1
        while i > 0:
            parent = (i - 1) >> 1
            if heap[parent][:2] <= heap[i][:2]:
                break
            heap[parent], heap[i] = heap[i], heap[parent]
            i = parent

    def pop(self):
        heap = self._heap
        first, last = heap[0], heap.pop()
        if heap:
            heap[0] = last
            i, n = 0, len(heap)
            while True:
                small = i
                for child in (2 * i + 1, 2 * i + 2):
                    if child < n and heap[child][:2] < heap[small][:2]:
                        small = child
                if small == i:
                    break
                heap[i], heap[small] = heap[small], heap[i]
                i = small
        return first[0], first[2]

    def __len__(self):
        return len(self._heap)


class Random:
    def __init__(self, seed):
        self.state = seed

    def integer(self, low, high):
        self.state = (1103515245 * self.state + 12345) & 0x7FFFFFFF
        return low + (self.state >> 12) % (high - low + 1)


class Resource:
    """Something of which `capacity` can be in use at once; the others wait in line."""

    def __init__(self, simulation, name, capacity):
        self.simulation, self.name, self.capacity = simulation, name, capacity
        self.users, self.waiting = 0, []
        self.longest = self.busy_time = 0

    def request(self, process):
        if self.users < self.capacity:
            self.users += 1
            self.simulation.resume(process)
        else:
            self.waiting.append(process)
            self.longest = max(self.longest, len(self.waiting))

    def release(self):
        if self.waiting:
            self.simulation.resume(self.waiting.pop(0))
        else:
            self.users -= 1


class Simulation:
    def __init__(self, verbose=False):
        self.now = 0
        self.queue = EventQueue()
        self.verbose = verbose
        self.events = 0

    def start(self, process, delay=0):
        self.queue.push(self.now + delay, process)

    def resume(self, process):
        self.queue.push(self.now, process)

    def run(self, until):
        while self.queue:
            time, process = self.queue.pop()
            if time > until:
                break
            self.now = time
            self.events += 1
            try:
                match next(process):
                    case ("wait", duration):
                        self.queue.push(time + duration, process)
                    case ("take", resource):
                        resource.request(process)
                    case ("free", resource, duration):
                        resource.busy_time += duration
                        resource.release()
                        self.resume(process)
                    case other:
                        raise ValueError(f"unknown command {other!r}")
            except StopIteration:
                pass

    def say(self, text):
        if self.verbose:
            print(f"{self.now // 60:02}:{self.now % 60:02}  {text}")


def customer(simulation, name, shop, random, visits):
    arrived = simulation.now
    simulation.say(f"{name} comes in")
    yield "wait", random.integer(2, 12)
    queued = simulation.now
    yield "take", shop["till"]
    waited = simulation.now - queued
    service = random.integer(1, 6)
    yield "wait", service
    yield "free", shop["till"], service
    if random.integer(0, 3) == 0:
        simulation.say(f"{name} stays for a coffee")
        yield "take", shop["coffee"]
        yield "wait", 15
        yield "free", shop["coffee"], 15
    visits.append((name, waited, simulation.now - arrived))
    simulation.say(f"{name} leaves after {simulation.now - arrived} minutes, {waited} of them in line")


def door(simulation, shop, random, visits, gap):
    number = 0
    while True:
        number += 1
        simulation.start(customer(simulation, f"customer {number}", shop, random, visits))
        yield "wait", random.integer(*gap)


def run(title, tills, gap, until, verbose=False):
    simulation, random, visits = Simulation(verbose), Random(42), []
    shop = {"till": Resource(simulation, "till", tills), "coffee": Resource(simulation, "coffee", 1)}
    simulation.start(door(simulation, shop, random, visits, gap), delay=8 * 60)
    simulation.run(8 * 60 + until)
    waits = sorted(waited for _, waited, _ in visits)
    mean = sum(waits) / len(waits)
    use = shop["till"].busy_time / (tills * until)
    print(f"{title}: {len(visits)} served, mean wait {mean:.2f}, median {waits[len(waits) // 2]}, worst {waits[-1]}, "
          f"line up to {shop['till'].longest}, tills busy {use:.0%}, {simulation.events} events")
    histogram = {}
    for waited in waits:
        histogram[min(waited // 5, 9)] = histogram.get(min(waited // 5, 9), 0) + 1
    for slot in sorted(histogram):
        print(f"    {slot * 5:>2}+ min {'*' * histogram[slot]}" if histogram[slot] < 60 else f"    {slot * 5:>2}+ min {histogram[slot]} customers")


def main():
    run("quiet morning", 1, (4, 9), 60, verbose=True)
    run("one till", 1, (1, 5), 480)
    run("two tills", 2, (1, 5), 480)
    run("three tills, rush", 3, (0, 2), 480)


main()
