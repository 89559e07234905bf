from shapes import area
import shapes

__all__ = ["visible", "shout"]
_private = "private"


def visible():
    return f"visible sees {area(shapes.Square(2))}"


def hidden():
    return "hidden"


def shout(text):
    return text.upper() + _suffix()


def _suffix():
    return "!"
