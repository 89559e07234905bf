"""Where coroutines remember that they were made."""

import sys


async def work():
    pass


def make():
    return work()


def origin(c):
    result = c.cr_origin
    c.close()
    return result and [(line, name) for _, line, name in result]


print(sys.get_coroutine_origin_tracking_depth(), origin(make()))
sys.set_coroutine_origin_tracking_depth(1)
print(sys.get_coroutine_origin_tracking_depth(), origin(make()))
sys.set_coroutine_origin_tracking_depth(2)
print(origin(make()))
sys.set_coroutine_origin_tracking_depth(0)
print(origin(make()))
for bad in (-1, "x"):
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
