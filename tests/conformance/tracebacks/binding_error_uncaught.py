class Shape:
    def __init__(self, kind, *, sides):
        self.kind, self.sides = kind, sides


def build(*args, **kwargs):
    return Shape(*args, **kwargs)


print(build("square", sides=4).sides)
build("triangle", 3)
