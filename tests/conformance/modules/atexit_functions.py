# Functions registered with atexit: order, arguments, what they raise, and how they are taken back.
import atexit

# What the host registered for itself does not count here.
atexit._clear()


def say(*args, **kwargs):
    print("say", args, kwargs)


print(atexit.register(say, 1, 2, key="word") is say)
atexit.register(say, "second")


@atexit.register
def decorated():
    print("decorated")


print(atexit._ncallbacks())
atexit._run_exitfuncs()
print(atexit._ncallbacks())

# A function that registers another one: that one is forgotten.
atexit.register(lambda: (print("outer"), atexit.register(print, "inner")))
atexit._run_exitfuncs()

# Taking back takes all that are equal.
atexit.register(say)
atexit.register(print, "stays")
atexit.register(say)
atexit.unregister(say)
print(atexit._ncallbacks())
atexit.unregister(len)
atexit._clear()
print(atexit._ncallbacks())
atexit._run_exitfuncs()


class Equal:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        print("called", self.name)

    def __eq__(self, other):
        return isinstance(other, Equal)

    __hash__ = None


atexit.register(Equal("a"))
atexit.register(Equal("b"))
atexit.unregister(Equal("c"))
print(atexit._ncallbacks())

for wrong in [lambda: atexit.register(), lambda: atexit.register(3), lambda: atexit.unregister()]:
    try:
        wrong()
    except TypeError as error:
        print(type(error).__name__, error)
