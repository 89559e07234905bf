import sys


def work(depth):
    try:
        if depth == 0:
            sys.exit(9)
        work(depth - 1)
    except Exception:
        print("never: SystemExit is not an Exception")
    finally:
        print("unwinding", depth)


work(2)
