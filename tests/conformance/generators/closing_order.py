# When finally blocks of abandoned generators run.
def resource(name):
    print("open", name)
    try:
        while True:
            yield name
    finally:
        print("close", name)


def first(it):
    for x in it:
        return x


print(first(resource("a")))
g = resource("b")
next(g)
g = None
print("b is gone")
gens = [resource(n) for n in "cd"]
for x in gens:
    next(x)
del x
gens.clear()
print("list cleared")


def outer():
    with_inner = resource("inner")
    try:
        yield from with_inner
    finally:
        print("outer finally")


o = outer()
next(o)
o.close()


def holder():
    local = resource("local")
    next(local)
    print("holding")


holder()
print("returned")
try:
    held = resource("held")
    next(held)
    raise ValueError
except ValueError:
    del held
print("after error")


def loop():
    for x in resource("loop"):
        for y in resource("nested"):
            if y:
                break
        print("inner done")
        break
    print("outer done")


loop()
expression = (x for x in resource("expression"))
next(expression)
del expression
print("expression deleted")


def exhausts():
    try:
        yield 1
    finally:
        print("finished normally")


print(list(exhausts()), [*zip(exhausts(), "ab")])
z = zip(resource("zip"), "ab")
print(next(z))
del z
m = map(str, resource("map"))
print(next(m))
m = None
print("end")
