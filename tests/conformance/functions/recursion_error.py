# Too deep a recursion is an exception that can be caught, again and again.
import sys

print(sys.getrecursionlimit())


def forever(n):
    return forever(n + 1)


for _ in range(3):
    try:
        forever(0)
    except RecursionError as error:
        print(type(error).__name__, error, isinstance(error, RuntimeError))


def depth_reached():
    depth = 0

    def go():
        nonlocal depth
        depth += 1
        go()

    try:
        go()
    except RecursionError:
        return depth


print(900 < depth_reached() < 1000)


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().a
except RecursionError as error:
    print("RecursionError")

sys.setrecursionlimit(200)
print(sys.getrecursionlimit(), 100 < depth_reached() < 200)
sys.setrecursionlimit(3000)
print(2500 < depth_reached() < 3000)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)


def cleanup(n, log):
    try:
        return cleanup(n + 1, log)
    finally:
        if n < 3:
            log.append(n)


sys.setrecursionlimit(1000)
log = []
try:
    cleanup(0, log)
except RecursionError:
    print("unwound", log)
print("still alive", sum(range(10)))
