# sys.audit and hooks.
import sys

log = []
sys.addaudithook(lambda event, args: log.append((event, args)) if event.startswith("mine") else None)
sys.audit("mine.first", 1, "two")
sys.audit("mine.none")
print(log)


def refuse(event, args):
    if event == "mine.refused":
        raise PermissionError(*args)


sys.addaudithook(refuse)
try:
    sys.audit("mine.refused", "no")
except PermissionError as e:
    print(type(e).__name__, e)
print(log[-1])
for args in ((), (3,)):
    try:
        sys.audit(*args)
    except TypeError as e:
        print(type(e).__name__)
