# A collection does not run inside another one.
import gc


class Node:
    def __del__(self):
        print("inner collection finds", gc.collect())


a = Node()
a.me = a
del a
gc.collect()


def note(phase, info):
    print(phase, gc.collect())


gc.callbacks.append(note)
gc.collect()
gc.callbacks.remove(note)
