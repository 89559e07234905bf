# Assigning to and deleting slices of lists and bytearrays.
def fresh():
    return list(range(8))


def run(label, action):
    data = fresh()
    try:
        action(data)
        print(label, data)
    except (ValueError, TypeError, IndexError) as error:
        print(label, type(error).__name__, error, data)


def assign(key, value):
    def action(data):
        data[key] = value
    return action


def delete(key):
    def action(data):
        del data[key]
    return action


run("shrink", assign(slice(1, 5), ["x"]))
run("grow", assign(slice(1, 2), "abcde"))
run("insert", assign(slice(3, 3), [10, 11]))
run("append", assign(slice(100, None), [1]))
run("prepend", assign(slice(0, 0), (9,)))
run("empty", assign(slice(None), []))
run("range", assign(slice(2, 4), range(50, 53)))
run("generator", assign(slice(2, 4), (x * x for x in range(3))))
run("reversed bounds", assign(slice(5, 2), ["in"]))
run("negative", assign(slice(-3, -1), [0]))
run("extended", assign(slice(None, None, 2), "wxyz"))
run("extended wrong", assign(slice(None, None, 2), "wx"))
run("extended backwards", assign(slice(None, None, -1), range(8)))
run("extended empty", assign(slice(5, 2, 2), []))
run("not iterable", assign(slice(1, 2), 5))
run("zero step", assign(slice(None, None, 0), []))
run("index", assign(-1, "last"))
run("out of range", assign(8, "no"))
run("wrong key", assign("k", 1))
run("del slice", delete(slice(2, 5)))
run("del extended", delete(slice(1, None, 3)))
run("del backwards", delete(slice(6, None, -2)))
run("del all", delete(slice(None)))
run("del index", delete(-8))
run("del out of range", delete(9))
data = fresh()
data[2:5] = data
print(data)
data = fresh()
data[::2] = data[::-2]
print(data)
data = [1, 2, 3]
data[:0], data[len(data):] = [0], [4]
print(data)
data[1:3] *= 2
data[0:1] += ["more"]
print(data)
buffer = bytearray(b"hello world")
buffer[0:5] = b"HOWDY"
buffer[5:6] = b"---"
del buffer[-3:]
buffer[::3] = b"...."
print(buffer)
for bad in (lambda: (1, 2).__setitem__, lambda: "abc".__setitem__):
    try:
        bad()
    except AttributeError as error:
        print(error)
try:
    t = (1, 2, 3)
    t[0:1] = [5]
except TypeError as error:
    print(error)
try:
    s = "abc"
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
