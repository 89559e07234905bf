from typing import Optional, Union, List, Dict, Any, Callable, TypeVar, Generic, NamedTuple, TypedDict, Protocol, runtime_checkable, get_type_hints, get_origin, get_args, Literal, ClassVar, Final, cast, overload, Annotated
T = TypeVar("T")
print(Optional[int], Union[int, str, int], List[int], Dict[str, int], Callable[[int], str], Any, T, Literal["a", 1], ClassVar[int], Final[int], Annotated[int, "x"])
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](3).v, get_origin(Box[int]), get_args(Dict[str, int]), Box.__parameters__)
@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], Sized), isinstance(1, Sized), cast(int, "x"))
