# An exception that is kept in a frame of its traceback is a cycle.
import gc


class Watched:
    def __del__(self):
        print("gone")


def fail():
    watched = Watched()
    try:
        raise ValueError("x")
    except ValueError as e:
        kept = e
    return kept.args


gc.collect()
args = fail()
gc.collect()
print(args)
gc.collect()
e = ValueError(1)
e.__context__ = None
e.me = e
e.w = Watched()
del e
gc.collect()
print("end")
