# property: getter, setter, deleter, inheritance, errors.
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    kelvin = property(lambda self: self._celsius + 273.15, doc="Kelvin.")


t = Temperature(100)
print(t.celsius, t.fahrenheit, t.kelvin)
t.celsius += 1.5
print(t.celsius, vars(t))
try:
    t.celsius = -300
except ValueError as error:
    print(error)
for action in ("t.fahrenheit = 3", "del t.kelvin"):
    try:
        if action.startswith("del"):
            del t.kelvin
        else:
            t.fahrenheit = 3
    except AttributeError as error:
        print(error)
del t.celsius
try:
    t.celsius
except AttributeError as error:
    print(error)
print(Temperature.celsius.__doc__, Temperature.kelvin.__doc__)
print(type(Temperature.celsius).__name__, Temperature.celsius.fget.__name__)
t.__dict__["fahrenheit"] = "hidden"
t.celsius = 0
print(t.fahrenheit)


class Strict(Temperature):
    @Temperature.celsius.setter
    def celsius(self, value):
        Temperature.celsius.fset(self, round(value))


s = Strict(36.6)
print(s.celsius, s.fahrenheit)


class Raises:
    @property
    def broken(self):
        return self.nothing_here

    def __getattr__(self, name):
        return f"fallback {name}"


print(Raises().broken, Raises().other)


class Cached:
    @property
    def costly(self):
        print("computing")
        value = self.__dict__["_costly"] = 42
        return value


print(Cached().costly)


class WriteOnly:
    def set(self, value):
        self.stored = value

    value = property(None, set)


w = WriteOnly()
w.value = 5
print(w.stored)
try:
    w.value
except AttributeError as error:
    print(error)
