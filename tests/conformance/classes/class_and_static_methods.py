# classmethod and staticmethod, on classes and instances, as alternate constructors.
class Date:
    def __init__(self, year, month, day):
        self.parts = (year, month, day)

    @classmethod
    def parse(cls, text, sep="-"):
        return cls(*map(int, text.split(sep)))

    @classmethod
    def epoch(cls):
        return cls.parse("1970/1/1", "/")

    @staticmethod
    def is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def __repr__(self):
        return f"{type(self).__name__}{self.parts}"


class Stamp(Date):
    @staticmethod
    def is_leap(year):
        return "leap" if Date.is_leap(year) else "common"


print(Date.parse("2024-02-29"), Stamp.parse("2001-09-11"), Stamp.epoch(), Date(1, 2, 3).parse("4-5-6"))
print([y for y in (1900, 2000, 2023, 2024) if Date.is_leap(y)], Stamp.is_leap(2024), Stamp(1, 1, 1).is_leap(2023))
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["is_leap"]).__name__)
print(Date.parse.__self__, Date.parse.__func__.__name__)


class Counter:
    count = 0
    instances = []

    def __init__(self):
        Counter.count += 1
        type(self).instances.append(type(self).__name__)

    @classmethod
    def reset(cls):
        cls.count = 0
        return cls.__name__


class Sub(Counter):
    pass


Counter(), Counter(), Sub()
print(Counter.count, Sub.count, Counter.instances)
print(Sub.reset(), Sub.count, Counter.count)
Counter.count = 50
print(Sub.count, "count" in Sub.__dict__)


class Ops:
    table = {}

    @staticmethod
    def register(name):
        def decorate(f):
            Ops.table[name] = f
            return f
        return decorate


@Ops.register("inc")
def inc(x):
    return x + 1


print(Ops.table["inc"](4), Ops().register("dec")(lambda x: x - 1)(4), sorted(Ops.table))
try:
    Date.parse()
except TypeError as error:
    print(error)
f = Date.is_leap
print(f(2000), callable(Date.__dict__["is_leap"]))
