# global, nonlocal, shadowing, names that only exist at run time.
level = "module"
counter = 0


def reads():
    return level


def shadows():
    level = "function"
    return level


def bumps():
    global counter, made_here
    counter += 1
    made_here = f"made {counter}"


def outer():
    level = "outer"

    def inner():
        nonlocal level
        level += "+inner"

        def innermost():
            nonlocal level
            level += "+innermost"
            return level

        return innermost

    return inner()() + "|" + level


def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


def deleted():
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        return str(error)


def comprehension_scope():
    x = "kept"
    result = [x for x in range(3)]
    return x, result


class Body:
    level = "class"
    copies = [level, len(level)]

    def method(self):
        return level


print(reads(), shadows(), level)
bumps()
bumps()
print(counter, made_here)
print(outer())
print(conditional(True), conditional(False))
print(deleted())
print(comprehension_scope())
print(Body.level, Body.copies, Body().method())
try:
    print(nowhere)
except NameError as error:
    print(type(error).__name__, error, error.name)


def free():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(error)
    later = 5
    return use()


print(free())
print(sorted(k for k in globals() if k in ("level", "counter", "made_here", "value")))


def local_names(a, b=2):
    c = a + b
    return sorted(locals().items())


print(local_names(1))
