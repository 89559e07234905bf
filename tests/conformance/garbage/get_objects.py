# All objects that the collector looks at, and those of a generation.
import gc


class Node:
    pass


gc.collect()
gc.disable()
a = Node()
a.me = a
items = [a]
text = "a string" * 3
everything = gc.get_objects()
print(type(everything).__name__)
print(any(thing is a for thing in everything))
print(any(thing is items for thing in everything))
print(any(thing is text for thing in everything))
print(any(thing is everything for thing in everything))
print(any(thing is Node for thing in everything))
print(any(thing is a for thing in gc.get_objects(generation=0)))
print(any(thing is items for thing in gc.get_objects(0)))
print(any(thing is a for thing in gc.get_objects(generation=None)))
gc.collect()
print(any(thing is a for thing in gc.get_objects(0)))
print(any(thing is a for thing in gc.get_objects()))
print(any(thing is a for g in (1, 2) for thing in gc.get_objects(g)))
gc.enable()
