# Single inheritance: overriding, super() with and without arguments, extending methods.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return f"{type(self).__name__} {self.name}: {self.speak()}"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def describe(self):
        base = super().describe()
        return f"{base} and knows {', '.join(self.tricks) or 'nothing'}"


class Puppy(Dog):
    def speak(self):
        return super(Puppy, self).speak().upper()

    @classmethod
    def litter(cls, *names):
        return [cls(name) for name in names]


class Robot(Dog):
    sound = property(lambda self: f"beep{len(self.tricks)}")


for animal in (Animal("it"), Dog("rex", ["sit", "roll"]), Puppy("bit"), Robot("k9", "ab")):
    print(animal.describe())
print([p.speak() for p in Puppy.litter("a", "b")])
print(isinstance(Puppy("x"), Animal), isinstance(Dog("y"), Puppy), issubclass(Puppy, Dog), issubclass(Dog, (int, Animal)))
print(Puppy.__bases__, Puppy.__base__, Animal.__bases__)
print(Puppy.__subclasses__(), [c.__name__ for c in Dog.__subclasses__()])
print(super(Dog, Puppy("z")).speak())


class Base:
    @property
    def value(self):
        return 10

    @staticmethod
    def util(x):
        return x + 1

    @classmethod
    def who(cls):
        return cls.__name__


class Derived(Base):
    @property
    def value(self):
        return super().value * 2

    @staticmethod
    def util(x):
        return Base.util(x) * 10

    @classmethod
    def who(cls):
        return "derived " + super().who()

    def in_comprehension(self):
        return [value for value in [super(Derived, self).value]]

    def in_nested(self):
        def inner():
            return super(Derived, self).value
        return inner()


d = Derived()
print(d.value, d.util(1), d.who(), Derived.who(), d.in_comprehension(), d.in_nested())
try:
    super().x
except RuntimeError as error:
    print(error)
try:
    super(Derived, d).nothing
except AttributeError as error:
    print(error)
print(Derived.__qualname__, repr(Derived))
