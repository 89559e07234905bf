# [calls] Calls with defaults, keywords, keyword-only parameters, *args and **kwargs.
import sys
import time


def clamp(value, low=0, high=255):
    if value < low:
        return low
    if value > high:
        return high
    return value


def blend(base, *, over, alpha=128):
    return (base * (256 - alpha) + over * alpha) >> 8


def total(*values):
    result = 0
    for value in values:
        result += value
    return result


def area(width=1, height=1, depth=1):
    return width * height * depth


def forward(*args, **kwargs):
    return area(*args, **kwargs)


def main(size):
    checksum = 0
    for i in range(size):
        a = clamp(i & 511)
        b = clamp(i & 127, high=100)
        c = clamp(value=i & 63, low=10)
        d = blend(a, over=b)
        e = blend(a, over=c, alpha=a)
        checksum += total(a, b, c, d, e)
        if i & 3 == 0:
            checksum += forward(2, depth=i & 7)
        checksum &= 0xFFFFFFF
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
