# Every path through try/except/else/finally.
def run(action):
    steps = []
    try:
        steps.append("try")
        if action == "value":
            raise ValueError("v")
        if action == "key":
            raise KeyError("k")
        if action == "type":
            raise TypeError("t")
        if action == "return":
            return steps
    except ValueError as error:
        steps.append(f"except {error!r}")
    except (KeyError, IndexError):
        steps.append("except lookup")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    steps.append("after")
    return steps


for action in ("none", "value", "key", "return", "type"):
    try:
        print(action, run(action))
    except TypeError as error:
        print(action, "escaped", error)


def bare():
    try:
        1 / 0
    except:
        return "bare except"


def reraise():
    try:
        try:
            [][1]
        except IndexError:
            raise
        finally:
            print("inner finally")
    except IndexError as error:
        return f"again {error}"


def in_else():
    try:
        pass
    except ValueError:
        return "wrong"
    else:
        try:
            raise ValueError("from else")
        except ValueError as error:
            return str(error)


def in_handler():
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise ValueError("second")
        except ValueError as error:
            return repr(error.__context__)


print(bare(), reraise(), in_else(), in_handler())


def name_is_deleted():
    error = "outer"
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)


print(name_is_deleted())
try:
    try:
        raise ValueError("a")
    finally:
        print("finally without except")
except ValueError as error:
    print(error)
try:
    pass
finally:
    print("nothing happened")
