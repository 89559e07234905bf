# Which statements that are nothing but a call get carets: not those that assign it to one name, or return that of a name.
import sys
class A: pass
self = A()
d = {}
def f1():
    self.x2 = int("a")
def f2():
    x2 = int(("" + "")[:40], 8)
def f3():
    x2 = format("" + "", "o")
def f4():
    x2 = int("" + "")
def f5():
    d[1] = int("")
def f6():
    x, y = int("")
def f7():
    x = y = int("")
def f8():
    [x] = int("")
def f9():
    if 1:
        x = int("q")
def f10():
    return int(" " [:40])
def f11():
    return int(" " [:40], "o")
def f12():
    x = int("a" + "b")
def f13():
    x = int(("a"))
def f14():
    x = self.foo.bar("a")
def f15():
    x = self.__class__("a")
def f16():
    return self.__class__("a")
def f17():
    x = int("a")(1)
def f18():
    x = f2()
def f19():
    int("a")
for k, v in list(globals().items()):
    if k[0] == "f":
        try: v()
        except Exception as e:
            sys.excepthook(None, e.with_traceback(e.__traceback__.tb_next), e.__traceback__)
