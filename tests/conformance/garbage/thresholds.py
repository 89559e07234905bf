# Thresholds and counts.
import gc

before = gc.get_threshold()
print(before)
gc.set_threshold(700)
print(gc.get_threshold())
gc.set_threshold(800, 20)
print(gc.get_threshold())
gc.set_threshold(900, 30, 40)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold()[0])
for args in ((), (1, 2, 3, 4), ("x",), (1, None), (1.5,)):
    try:
        gc.set_threshold(*args)
    except TypeError as e:
        print(args, type(e).__name__)
gc.set_threshold(*before)
print(gc.get_threshold() == before)
count = gc.get_count()
print(type(count).__name__, len(count), all(type(n) is int and n >= 0 for n in count))
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.disable()
gc.enable()
gc.enable()
print(gc.isenabled())
