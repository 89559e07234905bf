# A suspended generator in a cycle is closed, its finally clauses run.
import gc


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


class Holder:
    pass


h = Holder()
h.g = numbers()
h.me = h
next(h.g)
del h
gc.collect()


def own():
    me = yield
    try:
        yield me
    finally:
        print("own", type(me).__name__)


g = own()
next(g)
g.send(g)
del g
gc.collect()
print("end")
