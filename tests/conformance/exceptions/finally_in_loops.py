# finally together with break, continue and return.
def breaks():
    log = []
    for i in range(5):
        try:
            if i == 3:
                break
            if i == 1:
                continue
            log.append(i)
        finally:
            log.append(f"f{i}")
    else:
        log.append("else")
    return log


def while_returns():
    log = []
    n = 0
    while True:
        n += 1
        try:
            try:
                if n == 2:
                    continue
                if n == 4:
                    return log + ["returned"]
            finally:
                log.append(("inner", n))
        finally:
            log.append(("outer", n))


def value_is_computed_first():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable_return():
    result = [1]
    try:
        return result
    finally:
        result.append(2)


def nested_break():
    log = []
    for a in "ab":
        for b in "xyz":
            try:
                if b == "y":
                    break
                log.append(a + b)
            finally:
                log.append("cleanup " + a + b)
        else:
            log.append("no")
    return log


def exception_in_loop():
    log = []
    for i in range(4):
        try:
            log.append(10 // (i - 1))
        except ZeroDivisionError:
            log.append("zero")
            continue
        else:
            if i == 2:
                break
        finally:
            log.append("f")
    return log


def return_from_except():
    try:
        raise ValueError
    except ValueError:
        return "from except"
    finally:
        print("finally runs")


def generator_finally():
    try:
        for i in range(10):
            try:
                yield i
            finally:
                print("inner", i)
    finally:
        print("outer")


print(breaks())
print(while_returns())
print(value_is_computed_first(), mutable_return())
print(nested_break())
print(exception_in_loop())
print(return_from_except())
for value in generator_finally():
    if value == 1:
        break
