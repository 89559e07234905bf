# super() and the methods of built-in bases, __new__ among them.
class A:
    def __new__(cls, *a): return super().__new__(cls)
    def copy(self): return super().__new__(type(self))
    def __repr__(self): return "A!" + super().__repr__()[:4]
    def __init__(self, *a): super().__init__()
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__() * 0
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
    def __getattribute__(self, n): return super().__getattribute__(n)
class L(list):
    def __len__(self): return super().__len__() + 10
    def __getitem__(self, i): return ("got", super().__getitem__(i))
    def append(self, x): super().append(x); super().append(x)
    def __add__(self, o): return super().__add__(o)
    def __contains__(self, x): return not super().__contains__(x)
    def bad(self): return super().__len__(1)
    def bad3(self): return super().__len__(x=1)
class I(int):
    def __add__(self, o): return super().__add__(o) * 100
    def __new__(cls, v): return super().__new__(cls, v + 1)
a = A(); print(type(a.copy()).__name__, repr(a), a == a, a == 1, hash(a))
a.x = 4; print(a.x)
l = L([1]); l.append(2); print(len(l), l[0], l + [3], 1 in l)
for f in (l.bad, l.bad3):
    try: print(f())
    except TypeError as e: print(e)
print(I(3) + 1)
