# Weak references to garbage forget it before any finalizer runs; those that are garbage themselves call nothing.
import gc
import weakref


class Node:
    def __del__(self):
        print("del", self.name, other() is None)


a = Node()
a.name, a.me = "a", a
other = weakref.ref(a, lambda r: print("callback", r() is None))
a.inner = weakref.ref(a, lambda r: print("never"))
del a
gc.collect()
print(other())
