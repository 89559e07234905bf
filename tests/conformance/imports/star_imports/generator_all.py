__all__ = "xy"
x = y = 1
