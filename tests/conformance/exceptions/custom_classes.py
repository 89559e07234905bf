# Own exception hierarchies, attributes, str and repr, catching by base.
class AppError(Exception):
    """Base of all errors here."""

    code = 0

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        base = super().__str__()
        return f"[{self.code}] {base}" + (f" {self.details}" if self.details else "")


class NotFound(AppError, LookupError):
    code = 404


class Denied(AppError):
    code = 403

    def __init__(self, who, what):
        super().__init__(f"{who} may not {what}", who=who)
        self.what = what


class Plain(Exception):
    pass


def attempt(raiser):
    try:
        raiser()
    except NotFound as error:
        return "NotFound", str(error), error.details
    except LookupError as error:
        return "lookup", str(error)
    except AppError as error:
        return type(error).__name__, str(error), error.args, error.what
    except Exception as error:
        return "other", repr(error), str(error), error.args


def thrower(error):
    def throw():
        raise error
    return throw


print(attempt(thrower(NotFound("no page", path="/x"))))
print(attempt(thrower(Denied("bob", "write"))))
print(attempt(thrower(KeyError("plain key"))))
print(attempt(thrower(Plain)))
print(attempt(thrower(Plain("one"))))
print(attempt(thrower(Plain("one", 2))))
print(attempt(thrower(ValueError())))
print(repr(NotFound("x")), repr(Plain(1, "b")), str(Plain(1, "b")), str(KeyError("k")), str(KeyError("k", 1)))
print(issubclass(NotFound, LookupError), [c.__name__ for c in NotFound.__mro__])
error = Plain("args")
error.args = (1, 2, 3)
print(error, error.args)
error.extra = "attribute"
print(error.extra, vars(error))
print(AppError.__doc__, Plain("a") == Plain("a"))


class WithInit(Exception):
    def __init__(self, x):
        self.x = x


w = WithInit(5)
print(w.args, repr(w), str(w), w.x)
try:
    WithInit()
except TypeError as error:
    print(error)


class Overrides(Exception):
    def __eq__(self, other):
        return True

    __hash__ = None

    def __repr__(self):
        return "overridden repr"


try:
    raise Overrides
except Overrides as error:
    print(error, repr(error), [error])
