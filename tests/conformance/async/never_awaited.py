"""The warning about coroutines that nobody awaits: once for each place."""


async def forgotten():
    pass


class C:
    async def method(self):
        pass


def make():
    forgotten()


for _ in range(3):
    make()
forgotten()
C().method()
c = forgotten()
c.close()
c = forgotten()
del c
kept = forgotten()
try:
    kept.send(None)
except StopIteration:
    print("awaited")
kept = None
print("end")
