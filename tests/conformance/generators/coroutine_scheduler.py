# Generators as cooperative tasks.
def task(name, steps, log):
    for step in range(steps):
        log.append(f"{name}{step}")
        command = yield ("sleep", step % 2)
        if command == "cancel":
            log.append(f"{name} cancelled")
            return None
    return f"{name} done"


class Scheduler:
    def __init__(self):
        self.ready = []
        self.sleeping = []
        self.results = {}
        self.time = 0

    def spawn(self, name, generator):
        self.ready.append((name, generator, None))

    def run(self, cancel_at=None):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[0])
                wake, name, generator = self.sleeping.pop(0)
                self.time = max(self.time, wake)
                message = "cancel" if cancel_at == self.time else None
                self.ready.append((name, generator, message))
            name, generator, message = self.ready.pop(0)
            try:
                kind, amount = generator.send(message)
            except StopIteration as stop:
                self.results[name] = stop.value
            else:
                self.sleeping.append((self.time + amount, name, generator))


log = []
s = Scheduler()
for name, steps in (("a", 3), ("b", 2), ("c", 4)):
    s.spawn(name, task(name, steps, log))
s.run()
print(log)
print(s.results, s.time)
log.clear()
s = Scheduler()
s.spawn("x", task("x", 5, log))
s.spawn("y", task("y", 1, log))
s.run(cancel_at=1)
print(log, s.results)


def producer(target, items):
    target.send(None)
    for item in items:
        target.send(item)
    target.close()


def grep(pattern, target):
    target.send(None)
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        target.close()


def collect(into):
    try:
        while True:
            into.append((yield))
    except GeneratorExit:
        into.append("<end>")


found = []
producer(grep("an", collect(found)), ["banana", "cherry", "mango", "kiwi"])
print(found)
