# What an exception in finally or in a handler does to the first one.
def finally_replaces():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def handler_replaces():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")


def suppressed():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second") from None


def explicit():
    try:
        raise ValueError("first")
    except ValueError as error:
        raise KeyError("second") from error


def explicit_class():
    raise KeyError("x") from OSError


for function in (finally_replaces, handler_replaces, suppressed, explicit, explicit_class):
    try:
        function()
    except KeyError as error:
        print(function.__name__, repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            {}["k"]
    except KeyError:
        [].pop()


try:
    three()
except IndexError as error:
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(chain)


def no_context_after():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    try:
        raise ValueError("later")
    except ValueError as error:
        return error.__context__


print(no_context_after())
try:
    raise KeyError from 5
except TypeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
caught = ValueError("reused")
for _ in range(2):
    try:
        raise caught
    except ValueError as error:
        print(error is caught, error.__context__)
