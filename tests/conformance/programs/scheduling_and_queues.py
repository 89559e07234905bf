# Priority queues, round robin, topological builds, interval merging, rate limiting.
class PriorityQueue:
    def __init__(self, items=(), key=lambda x: x):
        self.heap, self.key, self.count = [], key, 0
        for item in items:
            self.push(item)

    def push(self, item):
        self.heap.append((self.key(item), self.count, item))
        self.count += 1
        i = len(self.heap) - 1
        while i and self.heap[i][:2] < self.heap[(i - 1) // 2][:2]:
            self.heap[i], self.heap[(i - 1) // 2] = self.heap[(i - 1) // 2], self.heap[i]
            i = (i - 1) // 2

    def pop(self):
        if not self.heap:
            raise IndexError("pop from an empty queue")
        self.heap[0], self.heap[-1] = self.heap[-1], self.heap[0]
        *_, item = self.heap.pop()
        i = 0
        while True:
            children = [c for c in (2 * i + 1, 2 * i + 2) if c < len(self.heap)]
            if not children:
                return item
            c = min(children, key=lambda c: self.heap[c][:2])
            if self.heap[i][:2] <= self.heap[c][:2]:
                return item
            self.heap[i], self.heap[c] = self.heap[c], self.heap[i]
            i = c

    def __len__(self):
        return len(self.heap)

    def __iter__(self):
        while self.heap:
            yield self.pop()


print(list(PriorityQueue([5, 1, 4, 1, 3])), list(PriorityQueue(["ccc", "a", "bb", "dd"], key=len)), list(PriorityQueue([1, 2, 3], key=lambda x: -x)))
try:
    PriorityQueue().pop()
except IndexError as error:
    print(error)


def round_robin(tasks, slice_):
    queue, time, done = list(tasks.items()), 0, []
    while queue:
        name, left = queue.pop(0)
        run = min(slice_, left)
        time += run
        if left > run:
            queue.append((name, left - run))
        else:
            done.append((name, time))
    return done


print(round_robin({"a": 5, "b": 2, "c": 8}, 3), round_robin({}, 1))


def merge(intervals):
    out = []
    for low, high in sorted(intervals):
        if out and low <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], high)
        else:
            out.append((low, high))
    return out


def rooms(meetings):
    events = sorted([(s, 1) for s, _ in meetings] + [(e, -1) for _, e in meetings])
    used = best = 0
    for _, change in events:
        used += change
        best = max(best, used)
    return best


def select(jobs):
    chosen, end = [], float("-inf")
    for start, stop, name in sorted(jobs, key=lambda j: (j[1], j[0])):
        if start >= end:
            chosen.append(name)
            end = stop
    return chosen


meetings = [(1, 4), (2, 5), (7, 9), (3, 6), (9, 10)]
print(merge(meetings), rooms(meetings), select([(1, 4, "a"), (3, 5, "b"), (0, 6, "c"), (5, 7, "d"), (3, 9, "e"), (5, 9, "f"), (6, 10, "g"), (8, 11, "h")]))


def build(targets, rules, log):
    state = {}

    def visit(name):
        match state.get(name):
            case "done":
                return
            case "busy":
                raise ValueError(f"{name} needs itself")
        state[name] = "busy"
        for need in rules.get(name, ()):
            visit(need)
        state[name] = "done"
        log.append(name)

    for target in targets:
        visit(target)
    return log


rules = {"app": ["ui", "core"], "ui": ["core", "art"], "core": ["base"], "test": ["app", "fixtures"]}
print(build(["app"], rules, []), build(["test", "art"], rules, []))
try:
    build(["x"], {"x": ["y"], "y": ["z"], "z": ["x"]}, [])
except ValueError as error:
    print(error)


class Bucket:
    def __init__(self, rate, size):
        self.rate, self.size, self.tokens, self.time = rate, size, size, 0.0

    def allow(self, now):
        self.tokens = min(self.size, self.tokens + (now - self.time) * self.rate)
        self.time = now
        if self.tokens >= 1:
            self.tokens -= 1
            return True
        return False


bucket = Bucket(2, 3)
print([bucket.allow(t) for t in (0, 0, 0, 0, 0.5, 0.75, 1.0, 5, 5, 5, 5)], bucket.tokens)


def bin_pack(items, size):
    bins = []
    for item in sorted(items, reverse=True):
        for b in bins:
            if sum(b) + item <= size:
                b.append(item)
                break
        else:
            bins.append([item])
    return bins


print(bin_pack([4, 8, 1, 4, 2, 1], 10), bin_pack([], 5))
