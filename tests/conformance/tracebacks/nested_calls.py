# An uncaught exception three calls deep: every frame is shown, with the part of the line that failed.
def parse(text):
    return [convert(part) for part in text.split(",")]


def convert(part):
    value = int(part.strip())
    return scale(value, 10) + offset(value)


def scale(value, factor):
    return value * factor


def offset(value):
    return 100 // (value - 3)


print(parse("1, 2"))
print(parse("1, 2, 3, 4"))
print("never reached")
