# A method is looked up before the arguments of its call are evaluated.
log = []


def note(x):
    log.append(x)
    return x


class Asked:
    def __getattr__(self, name):
        log.append("look for " + name)
        if name == "nothing":
            raise AttributeError("there is nothing")
        return lambda *args, **kwargs: (name, args, kwargs)


print(Asked().anything(note("argument")), log)
log.clear()
print(Asked().several(note(1), *[note(2)], key=note(3), **{"other": note(4)}), log)
log.clear()
for call in (lambda: Asked().nothing(note("unreached")), lambda: None.nothing(note("unreached")), lambda: (5).nothing(note("unreached"))):
    try:
        call()
    except AttributeError as e:
        print(e, log)
    log.clear()
try:
    [].nothing(1 // 0)
except AttributeError as e:
    print(e)
try:
    [].append(1 // 0)
except ZeroDivisionError as e:
    print(e)


class P:
    @property
    def computed(self):
        log.append("property")
        return lambda x: ("called with", x)

    def plain(self, x):
        return x


print(P().computed(note("then")), log)
try:
    P().plain(undefined_name)
except NameError as e:
    print(e)
try:
    P().missing(undefined_name)
except AttributeError as e:
    print(e)
