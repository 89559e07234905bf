# What is called when a collection begins and ends.
import gc

calls = []


def note(phase, info):
    calls.append((phase, sorted(info)))
    if phase == "stop":
        calls.append((info["generation"], info["collected"] >= 2, info["uncollectable"]))


class Node:
    pass


gc.collect()
gc.disable()
gc.callbacks.append(note)
a = Node()
a.me = [a]
del a
gc.collect()
print(calls)
calls.clear()
gc.collect(0)
print([phase for phase in calls if phase[0] in ("start", "stop")])
gc.callbacks.remove(note)
calls.clear()
gc.collect()
print(calls, gc.callbacks)
gc.enable()
