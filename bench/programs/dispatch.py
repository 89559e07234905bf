# [attributes] Dynamic dispatch: shapes of many classes behind one call, operator methods, a visitor.
import sys
import time


class Shape:
    name = "shape"

    def area(self):
        return 0

    def scaled(self, factor):
        return self

    def describe(self):
        return len(self.name) + self.area()


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side

    def scaled(self, factor):
        return Square(self.side * factor)


class Rectangle(Shape):
    name = "rectangle"

    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def scaled(self, factor):
        return Rectangle(self.width * factor, self.height * factor)


class Triangle(Rectangle):
    name = "triangle"

    def area(self):
        return super().area() // 2


class Dot(Shape):
    pass


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, index):
        return self.y if index else self.x


class Number:
    def __init__(self, value):
        self.value = value

    def accept(self, visitor):
        return visitor.visit_number(self)


class Binary:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.visit_binary(self)


class Evaluator:
    def visit_number(self, node):
        return node.value

    def visit_binary(self, node):
        left = node.left.accept(self)
        right = node.right.accept(self)
        if node.operator == "+":
            return left + right
        if node.operator == "-":
            return left - right
        return left * right & 0xFFFF


class Depth:
    def visit_number(self, node):
        return 1

    def visit_binary(self, node):
        return 1 + max(node.left.accept(self), node.right.accept(self))


def grow(depth, seed):
    if depth == 0:
        return Number(seed % 10)
    return Binary("+-*"[seed % 3], grow(depth - 1, seed * 3 + 1), grow(depth - 1, seed * 5 + 2))


def main(size):
    shapes = [Square(3), Rectangle(2, 5), Triangle(4, 6), Dot(), Square(7)]
    checksum = 0
    for i in range(size):
        shape = shapes[i % 5]
        checksum += shape.describe()
        if i % 4 == 0:
            checksum += shape.scaled(2).area()
    position = Vector(0, 0)
    step = Vector(1, 2)
    same = 0
    for i in range(size):
        position = position + step * (i & 3)
        if position == step:
            same += 1
        checksum += position[i & 1] & 7
    tree = grow(8, 1)
    for visitor in (Evaluator(), Depth()):
        for _ in range(size // 2000):
            checksum += tree.accept(visitor)
    return checksum, same


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 280000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
