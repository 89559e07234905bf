class Vector:
    def __init__(self, *parts):
        self.parts = parts

    @property
    def first(self):
        return self.parts[0]

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts, strict=True)))

    def __getattr__(self, name):
        raise AttributeError(f"vector has no {name}")

    def __repr__(self):
        return f"Vector{self.parts}"


print(Vector(1, 2) + Vector(3, 4), Vector(9).first)
print(Vector().first)
