# A generator that yields while being closed.
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


g = stubborn()
print(next(g))
g.close()
