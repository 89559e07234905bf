"""types.coroutine: generators that can be awaited."""

import types


@types.coroutine
def ask(question):
    answer = yield question
    return answer


async def main():
    return await ask("one"), await ask("two")


def plain():
    yield 1


async def wrong():
    await plain()


c = main()
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)
try:
    wrong().send(None)
except TypeError as error:
    print(error)
print(hex(ask.__code__.co_flags & 0x3A0), hex(plain.__code__.co_flags & 0x3A0))
print(types.coroutine(main) is main, types.coroutine(ask) is ask)
print(isinstance(main(), types.CoroutineType) if False else types.CoroutineType.__name__, types.AsyncGeneratorType.__name__)
code = plain.__code__.replace(co_name="other", co_qualname="some.other", co_firstlineno=99)
print(code.co_name, code.co_qualname, code.co_firstlineno, plain.__code__.co_name)
for bad in (3, None):
    try:
        types.coroutine(bad)
    except TypeError as error:
        print(error)
try:
    code.replace(co_name=3)
except TypeError as error:
    print(error)
