# Tracebacks of calls whose method was looked up first.
import sys


class A:
    def add(self, x):
        return x

    def fail(self, x):
        raise ValueError(x)


def inner():
    raise KeyError("inner")


def run(f):
    try:
        f()
    except Exception as e:
        tb = e.__traceback__
        lines = []
        while tb is not None:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(type(e).__name__, e, lines)


def one():
    A().add(
        inner()
    )


def two():
    (A()
     .missing(inner()))


def three():
    A().fail(
        A().add(
            3
        ) + len("x"))


def four():
    A().add(A().fail(1), A().missing())


run(one)
run(two)
run(three)
run(four)
A().add(A().fail(A().add("deep")))
