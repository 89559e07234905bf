"""A small operating system kernel: tasks, packets, queues and devices, in the style of the Richards benchmark."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
NAMES = {IDLE: "idle", WORKER: "worker", HANDLER_A: "handler A", HANDLER_B: "handler B", DEVICE_A: "device A", DEVICE_B: "device B"}
DEVICE_PACKET, WORK_PACKET = "device", "work"
PACKET_SIZE = 4


class Packet:
    def __init__(self, link, destination, kind):
        self.link, self.destination, self.kind = link, destination, kind
        self.datum = 0
        self.data = [0] * PACKET_SIZE

    def append_to(self, queue):
        """Adds this packet to the end of a linked queue and gives the queue's new first packet."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue

    def __len__(self):
        return 1 + (len(self.link) if self.link is not None else 0)


class Task:
    def __init__(self, kernel, identity, priority, queue, **state):
        self.kernel, self.identity, self.priority, self.input = kernel, identity, priority, queue
        self.pending = queue is not None
        self.waiting = self.held = False
        self.runs = 0
        for name, value in state.items():
            setattr(self, name, value)
        kernel.add(self)

    @property
    def blocked(self):
        return self.held or (not self.pending and self.waiting)

    def receive(self, packet, sender):
        if self.input is None:
            self.input = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.input)
        return sender

    def run(self):
        packet = None
        if self.waiting and self.pending:
            packet = self.input
            self.input, packet.link = packet.link, None
            self.waiting = False
            self.pending = self.input is not None
        self.runs += 1
        return self.step(packet)

    def step(self, packet):
        raise NotImplementedError(type(self).__name__)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.kernel.holds += 1
        self.held = True
        return self.kernel.after(self)

    def send(self, packet):
        self.kernel.sent += 1
        target = self.kernel.find(packet.destination)
        packet.link, packet.destination = None, self.identity
        return target.receive(packet, self)


class IdleTask(Task):
    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.kernel.release(DEVICE_A, self)
        self.control = self.control // 2 ^ 0xD008
        return self.kernel.release(DEVICE_B, self)


class WorkTask(Task):
    def step(self, packet):
        if packet is None:
            return self.wait()
        self.next = HANDLER_B if self.next == HANDLER_A else HANDLER_A
        packet.destination, packet.datum = self.next, 0
        for i in range(PACKET_SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.send(packet)


class HandlerTask(Task):
    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        work = self.work
        if work is not None:
            if work.datum >= PACKET_SIZE:
                self.work = work.link
                return self.send(work)
            device = self.device
            if device is not None:
                self.device = device.link
                device.datum = work.data[work.datum]
                work.datum += 1
                return self.send(device)
        return self.wait()


class DeviceTask(Task):
    def step(self, packet):
        if packet is None:
            if self.packet is None:
                return self.wait()
            packet, self.packet = self.packet, None
            return self.send(packet)
        self.packet = packet
        self.kernel.trace.append(chr(packet.datum))
        return self.hold()


class Kernel:
    def __init__(self):
        self.tasks = {}
        self.order = []
        self.sent = self.holds = self.switches = 0
        self.trace = []

    def add(self, task):
        self.tasks[task.identity] = task
        self.order.insert(0, task)

    def find(self, identity):
        try:
            return self.tasks[identity]
        except KeyError:
            raise LookupError(f"no task {identity}") from None

    def after(self, task):
        index = self.order.index(task) + 1
        return self.order[index] if index < len(self.order) else None

    def release(self, identity, sender):
        task = self.find(identity)
        task.held = False
        return task if task.priority > sender.priority else sender

    def run(self):
        task = self.order[0]
        while task is not None:
            if task.blocked:
                task = self.after(task)
            else:
                self.switches += 1
                task = task.run()


def queue_of(n, destination, kind):
    queue = None
    for _ in range(n):
        queue = Packet(queue, destination, kind)
    return queue


def simulate(count):
    kernel = Kernel()
    IdleTask(kernel, IDLE, 0, None, control=1, count=count)
    WorkTask(kernel, WORKER, 1000, queue_of(2, WORKER, WORK_PACKET), next=HANDLER_A, letter=0).wait()
    HandlerTask(kernel, HANDLER_A, 2000, queue_of(3, DEVICE_A, DEVICE_PACKET), work=None, device=None).wait()
    HandlerTask(kernel, HANDLER_B, 3000, queue_of(3, DEVICE_B, DEVICE_PACKET), work=None, device=None).wait()
    DeviceTask(kernel, DEVICE_A, 4000, None, packet=None).wait()
    DeviceTask(kernel, DEVICE_B, 5000, None, packet=None).wait()
    kernel.run()
    return kernel


def main():
    for count in (10, 100, 2000):
        kernel = simulate(count)
        print(f"count {count}: {kernel.switches} switches, {kernel.sent} packets sent, {kernel.holds} holds")
        print("  runs:", ", ".join(f"{NAMES[t.identity]} {t.runs}" for t in reversed(kernel.order)))
        print("  output:", "".join(kernel.trace)[:60], len(kernel.trace))
    print(len(queue_of(5, WORKER, WORK_PACKET)), isinstance(kernel.order[0], Task))
    try:
        kernel.find(99)
    except LookupError as error:
        print(error)


main()
