"""Shapes for the import test."""

print("shapes is being executed as", __name__)
created = 0


class Square:
    def __init__(self, side):
        global created
        created += 1
        self.side = side


def area(shape):
    return shape.side ** 2


def count():
    return created
