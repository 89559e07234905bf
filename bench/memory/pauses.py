# How long collections stop a program whose heap has ten million objects: while it is built, and while cycles come and go beside it.
# Times are those of the processor, which other programs do not disturb.
#   node packages/molt/bin/molt.js run bench/memory/pauses.py [OBJECTS]
import gc
import sys
import time


class Node:
    def __init__(self, next):
        self.next = next


pauses = []
began = 0.0


def note(phase, info):
    global began
    if phase == "start":
        began = time.process_time()
    else:
        pauses.append((time.process_time() - began, info["generation"], info["collected"]))


def build(count):
    # A list of short chains: three objects and a list item for every turn.
    heap = []
    for i in range(count // 3):
        heap.append(Node((i, [i])))
    return heap


def churn(count):
    for i in range(count):
        a = Node(None)
        b = Node([a])
        a.next = b


def report(what, seconds):
    times = sorted(pause for pause, _, _ in pauses)
    total = sum(times)
    print(f"{what}: {seconds:.2f} s, {len(times)} collections, {total / seconds:.0%} of the time, {sum(c for _, _, c in pauses)} objects collected")
    if times:
        at = lambda part: times[min(len(times) - 1, int(len(times) * part))] * 1000
        print(f"  pauses in ms: median {at(0.5):.2f}, 90 % {at(0.9):.2f}, 99 % {at(0.99):.2f}, longest {times[-1] * 1000:.1f}")
        full = [pause for pause, generation, _ in pauses if generation == 2]
        if full:
            print(f"  of all objects: {len(full)}, {', '.join(f'{p * 1000:.0f}' for p in full)} ms")
    pauses.clear()


count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
gc.callbacks.append(note)
start = time.process_time()
heap = build(count)
report(f"building {count} objects", time.process_time() - start)
start = time.process_time()
churn(1_000_000)
report("3,000,000 objects in cycles beside it", time.process_time() - start)
start = time.process_time()
gc.collect()
report("gc.collect()", time.process_time() - start)
