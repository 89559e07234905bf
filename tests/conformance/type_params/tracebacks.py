# Errors within what is evaluated lazily.
def f[T: 1 / 0](): pass


type X[A] = list[undefined]
import sys

try:
    f.__type_params__[0].__bound__
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    while tb:
        if not tb.tb_frame.f_code.co_filename.startswith("<"):
            print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next


def g[T](x=1): raise ValueError(T)


def h(): g()


try:
    h()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next


def fail(): raise KeyError("no")


def defined():
    def k[T](x=fail()): pass


try:
    defined()
except KeyError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
