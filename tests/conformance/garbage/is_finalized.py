# Whether a finalizer ran.
import gc


class Back:
    def __del__(self):
        global kept
        kept = self


class Plain:
    pass


print(gc.is_finalized(Back), gc.is_finalized(5), gc.is_finalized(Plain()))
b = Back()
print(gc.is_finalized(b))
del b
print(gc.is_finalized(kept))
kept.me = kept
del kept
gc.collect()
print("kept" in globals())
b = Back()
b.me = b
print(gc.is_finalized(b))
del b
gc.collect()
print(gc.is_finalized(kept))
kept.me = None
del kept
print("kept" in globals())
