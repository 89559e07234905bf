from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class C(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(2), C["RED"], C.ALIAS is C.RED, list(C), C.RED in C, len(C), C.__members__)
class N(IntEnum):
    A = auto(); B = auto()
print(N.A + 1, N.B > N.A, N.A == 1, f"{N.A}", [N(2)])
class F(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R | F.X, F.RW, ~F.R, F.R in F.RW, list(F.RW), F(0), F(7), bool(F.R & F.W))
class S(StrEnum):
    ONE = auto()
print(S.ONE, S.ONE == "one", repr(S.ONE))
for op in (lambda: C(9), lambda: C["X"], lambda: setattr(C, "RED", 3), lambda: F(99)):
    try: op()
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class M(Enum):
    A = (1, "x")
    def __init__(self, n, s): self.n = n; self.s = s
    @property
    def both(self): return f"{self.n}{self.s}"
print(M.A.both, M.A.value, Enum("E", "a b").b, IntFlag("I", "p q")(3))
