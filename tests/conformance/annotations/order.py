# Values of annotated assignments, targets, and what runs when.
log = []


def note(x):
    log.append(x)
    return x


class Box: pass


box = Box()
a: note("annotation") = note("value")
note(box).attr: note("annotation of an attribute") = note("attribute value")
items = [0]
note(items)[note(0)]: note("annotation of an item") = note(5)
note(box).other: note("no value, no annotation")
note(items)[note(0)]: note("no value either")
print([x if isinstance(x, (int, str)) else type(x).__name__ for x in log])
log.clear()
print(__annotate__(1), log, items, box.attr)
log.clear()


def f():
    b: note("never") = note("local value")
    note(box).c: note("never") = note("c")
    return b


f()
print([x if isinstance(x, (int, str)) else type(x).__name__ for x in log])
