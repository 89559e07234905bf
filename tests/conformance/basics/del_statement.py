# del of names, items, slices, attributes, and several targets at once.
a, b, c = 1, 2, 3
del a, (b, c)
for name in ("a", "b", "c"):
    print(name, name in globals())
numbers = list(range(10))
del numbers[0], numbers[-1]
print(numbers)
del numbers[1:3]
print(numbers)
del numbers[::2]
print(numbers)
del numbers[:]
print(numbers)
table = {"x": 1, "y": 2}
del table["x"]
print(table)


class Box:
    kind = "box"

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


box = Box()
box.value = 1
del box.value
del box["k"], box[1:2], box[..., 0]
try:
    del box.value
except AttributeError as error:
    print(error)
try:
    del table["x"]
except KeyError as error:
    print("KeyError", error)
try:
    del numbers[0]
except IndexError as error:
    print("IndexError", error)
try:
    del a
except NameError as error:
    print(error)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
del Box.kind
print(hasattr(Box, "kind"))
