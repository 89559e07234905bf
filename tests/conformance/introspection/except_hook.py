# sys.excepthook is told of what ends the program.
import sys


def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb.tb_lineno, tb.tb_next.tb_frame.f_code.co_name)


sys.excepthook = hook
print(sys.__excepthook__ is not hook)


def fail():
    raise KeyError("last")


fail()
