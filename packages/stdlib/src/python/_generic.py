"""Type parameters of `list[T]` and `T | None`: which there are, and what becomes of them when they are given."""

from _molt import union as _make_union


def parameters(args):
    """The type parameters in `args`, each once, in order."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if hasattr(arg, "__typing_subst__"):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", None)
            if inner is None and isinstance(arg, (tuple, list)):
                inner = parameters(arg)
        if isinstance(inner, tuple):
            for parameter in inner:
                if parameter not in found:
                    found.append(parameter)
    return tuple(found)


def subscript(alias, args, item):
    """What `args` become in `alias[item]`."""
    return _substitute(alias, args, parameters(args), item)


def _substitute(alias, args, params, item):
    if not params:
        raise TypeError(f"{alias!r} is not a generic class")
    item = _unpacked(item)
    for param in params:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            item = prepare(alias, item if isinstance(item, tuple) else (item,))
    items = item if isinstance(item, tuple) else (item,)
    if len(items) != len(params):
        word = "many" if len(items) > len(params) else "few"
        raise TypeError(f"Too {word} arguments for {alias!r}; actual {len(items)}, expected {len(params)}")
    result = []
    for arg in args:
        if isinstance(arg, type):
            result.append(arg)
            continue
        if isinstance(arg, (tuple, list)):
            inner = _substitute(alias, arg, params, item)
            result.append(inner if isinstance(arg, tuple) else list(inner))
            continue
        unpack = getattr(arg, "__typing_is_unpacked_typevartuple__", False)
        substitute = getattr(arg, "__typing_subst__", None)
        if substitute is not None:
            value = substitute(items[params.index(arg)])
        else:
            value = _inside(arg, params, items)
        if not unpack:
            result.append(value)
        elif isinstance(value, tuple):
            result.extend(value)
        else:
            raise TypeError(f"expected __typing_subst__ of {type(arg).__name__} objects to return a tuple, not {type(value).__name__}")
    return tuple(result)


def _inside(arg, params, items):
    """`arg` with what is given for the type parameters in it."""
    inner = getattr(arg, "__parameters__", None)
    if not isinstance(inner, tuple) or not inner:
        return arg
    given = []
    for param in inner:
        if param in params:
            at = params.index(param)
            value = items[at]
            if hasattr(type(params[at]), "__iter__") and isinstance(value, tuple):
                given.extend(value)
            else:
                given.append(value)
        else:
            given.append(param)
    return arg[tuple(given)]


def _unpacked(item):
    """The items of a subscript, `*tuple[int, str]` taken apart."""
    result = []
    for part in item if isinstance(item, tuple) else (item,):
        inner = None if isinstance(part, type) else getattr(part, "__typing_unpacked_tuple_args__", None)
        if isinstance(inner, tuple) and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(part)
    return tuple(result)


def subscript_union(union, item):
    """`union[item]`"""
    args = subscript(union, union.__args__, item)
    result = args[0]
    for arg in args[1:]:
        result = result | arg
    return result


def union_of(cls, items):
    """`Union[items]`"""
    if not isinstance(items, tuple):
        items = (items,)
    if not items:
        raise TypeError("Cannot take a Union of no types.")
    result = None
    first = True
    for item in items:
        if item is None:
            item = type(None)
        elif isinstance(item, str):
            from annotationlib import ForwardRef
            item = ForwardRef(item)
        result = item if first else _make_union(result, item)
        first = False
    return result
