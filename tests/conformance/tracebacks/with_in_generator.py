# An error that crosses a generator, a context manager and a comprehension.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("leaving", details[0].__name__)
        return False


def produce(n):
    with Manager():
        for i in range(n):
            yield 10 // (i - 2)


def consume():
    return sum(x for x in produce(5) if x is not None)


consume()
