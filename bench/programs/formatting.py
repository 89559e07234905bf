# [strings] f-strings, percent formatting and str.format, of ints, floats and strings.
import sys
import time


def main(size):
    checksum = 0
    names = ["ada", "grace", "linus", "guido", "barbara"]
    for i in range(size):
        name = names[i % 5]
        price = i * 0.37
        a = f"{i:>8}|{name:<10}|{price:.2f}|{i:04x}"
        b = "%5d %-8s %8.3f %%" % (i, name, price)
        c = "{0}-{1:>6}-{name}".format(i, i * 2, name=name)
        d = f"{name}{i}" + str(i) + repr(name)
        e = f"{i:,} {price:e} {i:b}"
        checksum += len(a) + len(b) + len(c) * 2 + len(d) * 3 + len(e)
        checksum += ord(a[7]) + ord(b[-4])
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
