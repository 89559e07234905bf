"""send, throw and close in every state of a coroutine."""


class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def work(log):
    try:
        log.append("begin")
        log.append(await Pause())
        log.append("end")
        return "result"
    finally:
        log.append("finally")


def attempt(f, *args):
    try:
        print(f.__name__, args, "->", f(*args))
    except BaseException as error:
        print(f.__name__, args, "raised", type(error).__name__, error, getattr(error, "value", "-"))


def show(c):
    print("running", c.cr_running, "suspended", c.cr_suspended, "frame", c.cr_frame is not None, "await", c.cr_await is not None)


log = []
c = work(log)
show(c)
attempt(c.send, 1)
show(c)
attempt(c.send, None)
show(c)
attempt(c.send, "sent")
show(c)
attempt(c.send, None)
attempt(c.throw, ValueError("late"))
attempt(c.close)
print(log)

log = []
c = work(log)
attempt(c.throw, ValueError("early"))
show(c)
attempt(c.send, None)
print(log)

log = []
c = work(log)
attempt(c.close)
attempt(c.send, None)
attempt(c.close)
print(log)

log = []
c = work(log)
attempt(c.send, None)
attempt(c.throw, KeyError("inside"))
attempt(c.throw, KeyError("again"))
print(log)

log = []
c = work(log)
attempt(c.send, None)
attempt(c.close)
attempt(c.close)
print(log)
