"""Awaitables written as generators, with `yield from` and `__await__` delegating to each other."""


def run(coroutine, *values):
    try:
        print("asks", coroutine.send(None))
        for value in values:
            print("asks", coroutine.send(value))
    except StopIteration as stop:
        return stop.value


class Ask:
    def __init__(self, *questions):
        self.questions = questions

    def __await__(self):
        answers = []
        for question in self.questions:
            answers.append((yield question))
        return answers


class Twice:
    def __await__(self):
        first = yield from Ask("a").__await__()
        second = yield from Ask("b", "c").__await__()
        return first + second


class Coroutine:
    async def work(self):
        return await Twice()

    def __await__(self):
        return self.work().__await__()


async def main():
    return await Coroutine(), await Ask("last")


print(run(main(), 1, 2, 3, 4))


class Closing:
    def __await__(self):
        try:
            yield "open"
        except GeneratorExit:
            print("closed")
            raise
        except ValueError as error:
            return f"caught {error}"


async def wait():
    return await Closing()


c = wait()
c.send(None)
c.close()
c = wait()
c.send(None)
try:
    c.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)
