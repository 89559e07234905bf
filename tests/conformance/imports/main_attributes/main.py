# The main module has a loader, and no spec.
import sys

print(__name__, __package__, __spec__, __doc__)
print(type(__loader__).__name__, __loader__.name)
print(__loader__.path == __file__)
print(sys.modules["__main__"].__name__)
print(sys.modules["__main__"].__dict__ is globals())
import __main__

print(__main__ is sys.modules["__main__"])
print(__builtins__ is sys.modules["builtins"])
print("__builtins__" in globals())
print(__builtins__.len is len)
import other

print(type(other.builtin).__name__)
