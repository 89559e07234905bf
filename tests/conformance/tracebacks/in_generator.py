def numbers(limit):
    for n in range(limit):
        yield check(n)


def check(n):
    if n == 2:
        raise ValueError(f"bad number {n}")
    return n


def doubled(source):
    for n in source:
        yield n * 2


def delegating():
    yield from doubled(numbers(5))


for value in delegating():
    print(value)
