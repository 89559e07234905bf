# Collecting and listing by generation.
import gc


class Node:
    pass


def make():
    a, b = Node(), Node()
    a.other, b.other = b, a


for generation in (0, 2):
    gc.collect()
    make()
    print(generation, gc.collect(generation) >= 2)
make()
print(gc.collect(generation=2) >= 2)
for wrong in (-1, 3, 10**30, "1", None, 1.0):
    try:
        gc.collect(wrong)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for wrong in (3, "1", 1.0):
    try:
        gc.get_objects(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
