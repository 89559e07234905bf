class A(B, *C, metaclass=M, **k):
    """Doc."""
    x: int = 1
    y = x
    def __init__(self, a):
        self.a, self.__b = a, 1
        for self.c in a: pass
        with a as self.d: pass
        self.e: int = 3
        if a:
            self.f += 1
        def inner(self):
            self.g = __class__

    @staticmethod
    def make(self):
        self.h = 1

    __private = 1
    def get(self, o):
        import __mod
        return o.__private(self.__private, __private=2)

def local():
    n = 1
    class D:
        n = n
        m = [n for _ in range(3)]
        def f(self): return n
    return D

class Empty: pass
