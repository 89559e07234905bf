from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY, InitVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
p = P(1); print(p, p == P(1, 0), p.tags, asdict(p), astuple(p), replace(p, y=5), [f.name for f in fields(P)])
@dataclass(frozen=True, order=True, slots=True)
class F:
    a: int
    b: str = "z"
f = F(1); print(f, F(1) < F(2), hash(F(1)) == hash(F(1)), F.__slots__)
try: f.a = 2
except FrozenInstanceError as e: print(e)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    c: InitVar[int] = 4
    def __post_init__(self, c): self.d = c * 2
print(K(1, b=2), K(1, c=5).d)
try: K(1, 2)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
@dataclass
class Sub(P):
    z: int = 9
print(Sub(1, 2, z=3), P.__match_args__)
match p:
    case P(x, y): print(x, y)
