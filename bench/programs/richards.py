# [classes] An operating-system simulation after Richards: a scheduler, tasks, packets and queues.
import sys
import time

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET = 0
WORK_PACKET = 1
PACKET_WORDS = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.words = [0] * PACKET_WORDS

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, ident, priority, queue):
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        self.next = scheduler.first
        scheduler.first = self
        scheduler.table[ident] = self

    def runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def accept(self, packet, current):
        if self.queue is None:
            self.queue = packet.append_to(None)
            self.waiting = False
            if self.priority > current.priority:
                return self
        else:
            self.queue = packet.append_to(self.queue)
        return current

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        return packet

    def step(self):
        packet = self.take() if self.waiting or self.queue is not None else None
        self.waiting = False
        return self.work(packet)

    def wait(self):
        self.waiting = True
        return self

    def work(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None)
        self.waiting = False
        self.control = 1
        self.count = count

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.scheduler.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.scheduler.release(DEVICE_A, self)
        self.control = self.control // 2 ^ 0xD008
        return self.scheduler.release(DEVICE_B, self)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.target = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.owner = self.target
        packet.datum = 0
        for i in range(PACKET_WORDS):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.words[i] = 64 + self.letter
        return self.scheduler.send(packet, self)


class HandlerTask(Task):
    def __init__(self, scheduler, ident, priority, queue):
        super().__init__(scheduler, ident, priority, queue)
        self.work_in = None
        self.device_in = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is not None:
            count = work.datum
            if count >= PACKET_WORDS:
                self.work_in = work.link
                return self.scheduler.send(work, self)
            device = self.device_in
            if device is not None:
                self.device_in = device.link
                device.datum = work.words[count]
                work.datum = count + 1
                return self.scheduler.send(device, self)
        return self.wait()


class DeviceTask(Task):
    def __init__(self, scheduler, ident, priority):
        super().__init__(scheduler, ident, priority, None)
        self.pending = None

    def work(self, packet):
        if packet is not None:
            self.pending = packet
            return self.scheduler.hold(self)
        pending = self.pending
        if pending is None:
            return self.wait()
        self.pending = None
        return self.scheduler.send(pending, self)


class Scheduler:
    def __init__(self):
        self.first = None
        self.table = [None] * 6
        self.sent = 0
        self.holds = 0

    def hold(self, task):
        self.holds += 1
        task.held = True
        return task.next

    def release(self, ident, current):
        task = self.table[ident]
        task.held = False
        if task.priority > current.priority:
            return task
        return current

    def send(self, packet, sender):
        self.sent += 1
        target = self.table[packet.owner]
        packet.owner = sender.ident
        return target.accept(packet, sender)

    def run(self):
        task = self.first
        while task is not None:
            if task.runnable():
                task = task.step()
            else:
                task = task.next


def simulate(count):
    scheduler = Scheduler()
    IdleTask(scheduler, count)
    queue = Packet(None, WORKER, WORK_PACKET)
    queue = Packet(queue, WORKER, WORK_PACKET)
    WorkerTask(scheduler, queue)
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE_PACKET)
        HandlerTask(scheduler, handler, priority, queue)
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.run()
    return scheduler.sent, scheduler.holds


def main(size):
    sent = holds = 0
    for i in range(size):
        a, b = simulate(4000 + i)
        sent += a
        holds += b
    return sent, holds


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
