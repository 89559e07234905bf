# send(): values in, values out.
def average():
    total = count = 0
    result = None
    while True:
        value = yield result
        if value is None:
            return count
        total += value
        count += 1
        result = total / count


a = average()
print(next(a))
print(a.send(10), a.send(20), a.send(60))
try:
    a.send(None)
except StopIteration as stop:
    print("returned", stop.value)


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    yield received


e = echo()
print(e.send(None), e.send("a"), e.send("b"), e.send("c"))
fresh = echo()
try:
    fresh.send("too early")
except TypeError as error:
    print(error)
print(next(fresh))


def expression_positions():
    x = (yield 1) + (yield 2) * (yield 3)
    print("x =", x)
    y = [(yield "list0"), (yield "list1")]
    print("y =", y)
    z = {"k": (yield "dict")}
    print("z =", z, "call", max((yield "arg0"), (yield "arg1")))
    if (yield "condition"):
        print("true branch")
    return (yield "last"), "end"


g = expression_positions()
value = next(g)
sent = 10
while True:
    try:
        print("got", value)
        value = g.send(sent)
        sent += 1
    except StopIteration as stop:
        print("value", stop.value)
        break


def accumulate():
    total = 0
    while (n := (yield total)) != "stop":
        total += n
    return total


def run(gen, values):
    results = [next(gen)]
    try:
        for v in values:
            results.append(gen.send(v))
    except StopIteration as stop:
        results.append(("done", stop.value))
    return results


print(run(accumulate(), [1, 2, 3, "stop"]))
