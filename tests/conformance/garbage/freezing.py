# Frozen objects are not looked at until they are thawed.
import gc


class Node:
    def __del__(self):
        print("gone")


gc.collect()
print(gc.get_freeze_count())
a = Node()
a.me = a
gc.freeze()
print(gc.get_freeze_count() > 0)
del a
gc.collect()
print("still here")
b = Node()
b.me = b
del b
gc.collect()
print("only the second")
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect()
print(gc.freeze(), gc.unfreeze())
