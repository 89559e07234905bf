# [closures] Counters with nonlocal cells, function composition, decorators and lambdas.
import sys
import time


def make_counter(step):
    count = 0

    def bump(amount):
        nonlocal count
        count += step * amount
        return count

    return bump


def compose(f, g):
    return lambda x: f(g(x))


def counted(function):
    calls = [0]

    def wrapper(*args):
        calls[0] += 1
        return function(*args)

    wrapper.calls = calls
    return wrapper


@counted
def mix(a, b):
    return (a * 31 + b) & 0xFFFF


def make_adders(count):
    return [lambda x, n=n: x + n for n in range(count)]


def main(size):
    bump = make_counter(3)
    checksum = 0
    for i in range(size):
        checksum += bump(i & 7)
    pipeline = compose(compose(lambda x: x + 1, lambda x: x * 2), lambda x: x - 3)
    for i in range(size):
        checksum += pipeline(i)
    adders = make_adders(10)
    for i in range(size):
        checksum += adders[i % 10](i)
    for i in range(size):
        checksum ^= mix(i, checksum & 0xFF)
    for i in range(size // 4):
        fresh = make_counter(i)
        checksum += fresh(1)
    return checksum, mix.calls[0]


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 420000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
