import sys

try:
    import broken.part
except ZeroDivisionError as e:
    result = (str(e), "broken" in sys.modules, "broken.part" in sys.modules, hasattr(sys.modules["broken"], "part"))
