from typing import Optional, Union, List, Dict, Any, Callable, TypeVar, Generic, NamedTuple, TypedDict, Protocol, runtime_checkable, get_type_hints, get_origin, get_args, Literal, ClassVar, Final, cast, overload, Annotated
T = TypeVar("T")
print(Optional[int], Union[int, str, int], List[int], Dict[str, int], Callable[[int], str], Any, T, Literal["a", 1], ClassVar[int], Final[int], Annotated[int, "x"])
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](3).v, get_origin(Box[int]), get_args(Dict[str, int]), Box.__parameters__)
class P(NamedTuple):
    x: int
    y: str = "d"
print(P(1), P._field_defaults, P.__annotations__)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__total__, TD.__optional_keys__)
@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], Sized), isinstance(1, Sized), cast(int, "x"))
def f(a: int, b: "str" = "x") -> list[int]: ...
print(get_type_hints(f))
