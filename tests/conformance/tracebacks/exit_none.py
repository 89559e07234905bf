import sys


def cleanup():
    try:
        sys.exit()
    finally:
        print("finally still runs")


cleanup()
print("not reached")
