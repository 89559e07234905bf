# What is alive at the end of the program has its finalizers run, in cycles and held by functions too.


def helper(x):
    print("helper", x)


class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        print("del", self.n)
        try:
            helper(self.n)
        except TypeError as e:
            print(e)


def f(a=D("default")): pass
def g(): return h
def h(): return g
g.x = D("attr")


class K:
    inst = D("class attribute")
    def m(self): return K


c = D("cyc"); c.c = c
print("end")
