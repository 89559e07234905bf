# The module traceback.
import traceback


def boom(n):
    if n:
        boom(n - 1)
    return {}["missing"]


def show(text):
    print(text.replace(__file__, "FILE"), end="")


try:
    boom(2)
except KeyError as e:
    show(traceback.format_exc())
    show("".join(traceback.format_exception(e)))
    show("".join(traceback.format_tb(e.__traceback__, limit=1)))
    print(traceback.format_exception_only(e))
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    summary = traceback.TracebackException.from_exception(e)
    print(summary.exc_type_str, summary.stack[0].name, str(summary))


def stack():
    return [f.name for f in traceback.extract_stack()[-2:]]


def caller():
    return stack()


print(caller())
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError as e:
    e.add_note("a note")
    show(traceback.format_exc())
    show("".join(traceback.format_exception(e, chain=False)))
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2)])
except ExceptionGroup as e:
    show("".join(traceback.format_exception(e)))
print(traceback.format_exception_only(ValueError, ValueError("x")))
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 1, 3, "a b c", 1, 4))))
