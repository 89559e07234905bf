# Tracebacks as objects.
def fail():
    raise ValueError("deep")


def middle():
    try:
        fail()
    finally:
        pass


def catch():
    try:
        middle()
    except ValueError as e:
        return e


e = catch()
tb = e.__traceback__
while tb is not None:
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, type(tb.tb_lasti).__name__)
    tb = tb.tb_next
print(type(e.__traceback__).__name__)
e.__traceback__.tb_next = None
print(e.__traceback__.tb_next)
t = e.__traceback__
for value in (5, t):
    try:
        t.tb_next = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    del t.tb_next
except TypeError as error:
    print(error)
frame = e.__traceback__.tb_frame
print(frame.f_code.co_name)
frame.clear()
import sys

try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
