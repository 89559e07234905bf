# Yields inside nested try blocks, loops with else, and with statements.
def complex_flow(items):
    for item in items:
        try:
            try:
                received = yield ("start", item)
                if received == "skip":
                    continue
                if received == "stop":
                    break
                if received == "fail":
                    raise ValueError(item)
            except ValueError as error:
                handled = yield ("handling", str(error))
                print("handled with", handled)
            else:
                yield ("no error", item)
        finally:
            print("finally", item)
    else:
        yield "loop else"
    yield "end"


def drive(commands):
    g = complex_flow("abc")
    out = [next(g)]
    try:
        for command in commands:
            out.append(g.send(command))
    except StopIteration:
        out.append("StopIteration")
    g.close()
    return out


print(drive([None, None, None, None, None, None, None]))
print(drive(["skip", "skip", "skip", None]))
print(drive(["fail", "fix", "stop", None]))
print(drive(["fail"]))


def exception_survives_yield():
    try:
        1 / 0
    except ZeroDivisionError as error:
        yield "in handler"
        yield str(error)
        try:
            raise
        except ZeroDivisionError as again:
            yield again is error
    try:
        error
    except UnboundLocalError:
        yield "name is gone"


print(list(exception_survives_yield()))


def many_locals(a, b=2, *args, c=4, **kwargs):
    d = a + b
    for i in range(2):
        e = [i, d]
        yield a, b, args, c, kwargs, d, e
        d += 1


for state in many_locals(1, 3, 5, 6, c=7, k=8):
    print(state)


def closure_over_loop():
    total = 0

    def add(n):
        nonlocal total
        total += n

    for n in range(4):
        add(n)
        yield total


print(list(closure_over_loop()))
