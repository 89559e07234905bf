def guard(function):
    def wrapper(*args):
        try:
            return function(*args)
        finally:
            print("leaving", args[1:])

    return wrapper


@guard
def apply(f, x):
    return f(x)


print(apply(lambda x: x + 1, 1))
apply(lambda x: x.missing, 2)
