__all__ = ("x", "y")
x = y = 1
z = 2
