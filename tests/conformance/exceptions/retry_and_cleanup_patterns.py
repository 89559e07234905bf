# The ways programs handle failures: retry with limits, collecting, translating, rolling back, guarding.
class Flaky:
    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)
        self.calls = 0

    def __call__(self):
        self.calls += 1
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, BaseException) or (isinstance(outcome, type) and issubclass(outcome, BaseException)):
            raise outcome
        return outcome


def retry(function, times, *kinds):
    failures = []
    for attempt in range(times):
        try:
            return function(), failures
        except kinds as error:
            failures.append(f"{attempt}: {error!r}")
    else:
        raise RuntimeError(f"failed {times} times") from None


print(retry(Flaky(ValueError("a"), KeyError("b"), "fine"), 5, ValueError, KeyError))
print(retry(Flaky("at once"), 1))
for flaky, kinds in ((Flaky(ValueError, ValueError), (ValueError,)), (Flaky(TypeError("other")), (ValueError,)), (Flaky(OSError("x")), ())):
    try:
        print(retry(flaky, 2, *kinds))
    except Exception as error:
        print(repr(error), repr(error.__cause__), error.__suppress_context__, flaky.calls)


def collect(functions):
    results, errors = [], []
    for f in functions:
        try:
            results.append(f())
        except (ArithmeticError, LookupError) as error:
            errors.append(error)
    return results, [type(e).__name__ for e in errors]


print(collect([lambda: 1, lambda: 1 / 0, lambda: [][0], lambda: {}["k"], lambda: 2]))


class Repository:
    def __init__(self):
        self.rows = {"a": 1}

    def transaction(self, *changes):
        backup = dict(self.rows)
        done = []
        try:
            for key, value in changes:
                if value is None:
                    raise ValueError(f"no value for {key}")
                self.rows[key] = value
                done.append(key)
        except ValueError:
            self.rows = backup
            raise
        else:
            done.append("commit")
        finally:
            done.append("close")
            self.last = done
        return len(self.rows)


repo = Repository()
print(repo.transaction(("b", 2), ("c", 3)), repo.last)
try:
    repo.transaction(("d", 4), ("e", None), ("f", 6))
except ValueError as error:
    print(error, repo.rows, repo.last)


class Translated(Exception):
    pass


def translate(function):
    def wrapper(*args):
        try:
            return function(*args)
        except (KeyError, IndexError) as error:
            raise Translated(f"{function.__name__} failed") from error

    return wrapper


@translate
def lookup(data, key):
    return data[key]


for data, key in (({"k": 1}, "k"), ({}, "k"), ([], 0), (5, 0)):
    try:
        print(lookup(data, key))
    except Translated as error:
        print(error, "<-", repr(error.__cause__))
    except TypeError as error:
        print("not translated:", error)


def first_success(*functions):
    errors = []
    for function in functions:
        try:
            return function()
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("all failed", errors)


print(first_success(lambda: 1 / 0, lambda: "second"))
try:
    first_success(lambda: 1 / 0, lambda: [].x)
except ExceptionGroup as group:
    print(group, [type(e).__name__ for e in group.exceptions])


def default(function, fallback, *kinds):
    try:
        return function()
    except kinds or (Exception,):
        return fallback


print(default(lambda: int("x"), -1), default(lambda: {}["k"], None, KeyError), default(lambda: 5, 0))
kinds = [ValueError]
try:
    try:
        raise ValueError
    except kinds:
        print("a list does not work")
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError("original")
    except 5:
        pass
except TypeError as error:
    print(error, repr(error.__context__))
try:
    pass
except undefined_name_is_never_looked_up:
    pass
print("done")
