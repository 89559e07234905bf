# Entries of sys.modules that programs put there or take away.
import sys

sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
try:
    from blocked import x
except ModuleNotFoundError as e:
    print(e)
try:
    import blocked.sub
except ModuleNotFoundError as e:
    print(e, e.name)


class Fake:
    attribute = 42

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name.upper()


sys.modules["fake"] = Fake()
import fake

print(fake.attribute, fake.anything)
from fake import attribute, other

print(attribute, other)
try:
    import fake.sub
except ModuleNotFoundError as e:
    print(e)
sys.modules["number"] = 5
import number

print(number + 1)
try:
    from number import nothing
except ImportError as e:
    print(e, e.name, e.path, e.name_from)
from number import real

print(real)
del sys.modules["fake"]
try:
    import fake
except ModuleNotFoundError as e:
    print(e)
sys.modules["dotted.name"] = "a string"
try:
    import dotted.name
except ModuleNotFoundError as e:
    print(e)
print(sys.modules["dotted.name"])
