from abc import ABC, abstractmethod, ABCMeta
class A(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def p(self): ...
for c in (A,):
    try: c()
    except TypeError as e: print(e)
class B(A):
    def f(self): return 1
    p = 2
print(B().f(), B().p, A.__abstractmethods__ == {"f", "p"}, B.__abstractmethods__, isinstance(B(), A))
class V(metaclass=ABCMeta): pass
@V.register
class W: pass
print(isinstance(W(), V), issubclass(W, V), V in W.__mro__)
class H(ABC):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, "quack") or NotImplemented
class Duck: quack = 1
print(isinstance(Duck(), H), isinstance(1, H))
from collections.abc import Sequence, Mapping, Iterable, Hashable, Callable, Sized, MutableMapping
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance("", Iterable), isinstance([], Hashable), isinstance(len, Callable), issubclass(tuple, Sized))
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m["a"] = 1; m.update(b=2); print(dict(m), m.pop("a"), m.setdefault("z", 0), list(m.items()), "b" in m, m == {"b": 2, "z": 0})
