# Groups show the chains of their members, nested groups close together, and long ones are cut.
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def chained(kind, text):
    try:
        try:
            raise KeyError(text)
        except KeyError as first:
            raise kind(text) from first
    except kind as error:
        return error


def during(kind, text):
    try:
        try:
            {}[text]
        except KeyError:
            raise kind(text)
    except kind as error:
        return error


def attempt(group, note=None):
    try:
        if note:
            group.add_note(note)
        raise group
    except BaseException as error:
        show(error)


attempt(ExceptionGroup("plain", [ValueError(1), TypeError("two\nlines")]))
attempt(ExceptionGroup("chains", [chained(ValueError, "a"), during(TypeError, "b")]), "a note\nof two lines")
attempt(ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError(1), chained(OSError, "x")])]))
attempt(ExceptionGroup("outer", [ExceptionGroup("first", [ValueError(1)]), KeyError("k"), ExceptionGroup("last", [ExceptionGroup("deep", [ValueError(2)])])]))
attempt(ExceptionGroup("many", [ValueError(n) for n in range(16)]))
attempt(ExceptionGroup("more", [ValueError(n) for n in range(20)]))
deep = ValueError("bottom")
for level in range(13):
    deep = ExceptionGroup(f"level {level}", [deep])
attempt(deep)


def handler():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), KeyError(3)])
    except* KeyError:
        print("key")
    except* ValueError:
        raise RuntimeError("from the handler")


try:
    handler()
except BaseException as error:
    show(error)


def context_is_a_group():
    try:
        raise ExceptionGroup("first", [ValueError(1)])
    except ExceptionGroup:
        {}["second"]


try:
    context_is_a_group()
except KeyError as error:
    show(error)

loop = ValueError("loop")
loop.__context__ = TypeError("back")
loop.__context__.__context__ = loop
show(loop)
show(ExceptionGroup("never raised", [loop, loop]))
