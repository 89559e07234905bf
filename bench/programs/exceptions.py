# [exceptions] Raising, catching, re-raising, finally, else, and try blocks that do not raise.
import sys
import time


class Shortage(Exception):
    def __init__(self, item, missing):
        super().__init__(item, missing)
        self.item = item
        self.missing = missing


class Closed(Shortage):
    pass


def take(stock, item, amount):
    held = stock[item]
    if held < amount:
        if held == 0:
            raise Closed(item, amount)
        raise Shortage(item, amount - held)
    stock[item] = held - amount
    return amount


def order(stock, item, amount, log):
    try:
        taken = take(stock, item, amount)
    except Closed:
        stock[item] = 50
        return 0
    except Shortage as problem:
        stock[item] = 0
        return problem.missing
    except KeyError:
        log.append(item)
        return -1
    else:
        return taken
    finally:
        stock["orders"] += 1


def parse(text):
    try:
        return int(text)
    except ValueError:
        return len(text)


def descend(depth):
    if depth == 0:
        raise RuntimeError("bottom")
    try:
        descend(depth - 1)
    except RuntimeError as error:
        raise ValueError(depth) from error


def main(size):
    stock = {"apple": 50, "pear": 50, "orders": 0}
    items = ["apple", "pear", "apple", "plum"]
    log = []
    checksum = 0
    for i in range(size):
        checksum += order(stock, items[i & 3], i % 23, log)
    words = ["12", "x1", "400", "seven"]
    for i in range(size // 2):
        checksum += parse(words[i & 3])
    chained = 0
    for i in range(size // 20):
        try:
            descend(1)
        except ValueError as error:
            chained += isinstance(error.__cause__, RuntimeError)
    return checksum, stock["orders"], len(log), chained


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 350000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
