# The debugging flags: what they are called, and that they are kept.
import gc

print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(gc.get_debug())
gc.set_debug(gc.DEBUG_SAVEALL | gc.DEBUG_UNCOLLECTABLE)
print(gc.get_debug())
gc.set_debug(0)
print(gc.get_debug())
for wrong in ("x", None, 1.5):
    try:
        gc.set_debug(wrong)
    except TypeError as e:
        print(e)
print(gc.get_debug())
