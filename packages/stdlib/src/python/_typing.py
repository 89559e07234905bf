"""Type parameters and type aliases: what the compiler makes of `def f[T]`, `class A[T]` and `type X = …`, and what `typing` is built on."""

from _molt import seal as _seal
from sys import _getframemodulename as _caller

Union = type(int | str)
_GenericAlias = type(list[int])

__all__ = ["_idfunc", "TypeVar", "ParamSpec", "TypeVarTuple", "ParamSpecArgs", "ParamSpecKwargs", "TypeAliasType", "Generic", "Union", "NoDefault"]


def _idfunc(x):
    return x


def _typing():
    import typing
    return typing


def _not_writable(kind, name):
    def setter(self, value):
        raise AttributeError(f"attribute '{name}' of 'typing.{kind}' objects is not writable")
    return setter


def _readonly(kind, name):
    """A property over the state's item of that name."""
    def setter(self, value=None):
        raise AttributeError("readonly attribute")
    return property(lambda self: self.__dict__["." + name], setter, setter)


class _NoDefaultType:
    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"
_NoDefaultType.__module__ = "builtins"
NoDefault = object.__new__(_NoDefaultType)


class _ConstEvaluator:
    """Evaluates to a value that was given at once."""

    __slots__ = ("_value",)

    def __init__(self, value):
        self._value = value

    def __call__(self, format, /):
        if format == 4:
            return _type_repr(self._value)
        return self._value

    def __repr__(self):
        return f"<constevaluator {self._value!r}>"


_ConstEvaluator.__name__ = _ConstEvaluator.__qualname__ = "_typing._ConstEvaluator"


def _type_repr(value):
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_type_repr, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, type) and not isinstance(value, _GenericAlias):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    return "..." if value is ... else repr(value)


def _lazy(self, name, absent):
    """The value of a part that is evaluated when somebody first asks."""
    state = self.__dict__
    if "." + name not in state:
        evaluate = state["." + name + "()"]
        state["." + name] = absent if evaluate is None else evaluate(1)
    return state["." + name]


def _check_name(function, name):
    if not isinstance(name, str):
        raise TypeError(f"{function}() argument 'name' must be str, not {type(name).__name__}")


def _required(function, args, kwargs, limit):
    if not args and "name" not in kwargs:
        raise TypeError(f"{function}() missing required argument 'name' (pos 1)")


def _check_variance(covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")


def _variance_repr(self):
    state = self.__dict__
    if state[".__infer_variance__"]:
        return state[".__name__"]
    sign = "+" if state[".__covariant__"] else "-" if state[".__contravariant__"] else "~"
    return sign + state[".__name__"]


def _set_module(self):
    module = _caller(2)
    if module is not None and module != "typing":
        self.__dict__["__module__"] = module


def _or(self, other):
    return Union[self, other] if _may_join(other) else NotImplemented


def _ror(self, other):
    return Union[other, self] if _may_join(other) else NotImplemented


def _may_join(other):
    return other is None or isinstance(other, (str, type, Union, _GenericAlias)) or callable(other) or hasattr(other, "__typing_subst__")


def _sealed(cls):
    """Makes a class of `typing` that nothing can be derived from."""
    if isinstance(cls.__dict__["__module__"], str):
        cls.__module__ = "typing"
    del cls.__firstlineno__, cls.__static_attributes__
    return _seal(cls, "typing")


def _visible(self):
    hidden = ("__dict__", "__weakref__", "__dir__")
    return [name for name in object.__dir__(self) if name[0] != "." and name not in hidden or name in object.__dict__]


class _Param:
    """What all type parameters have."""

    def __dir__(self):
        return _visible(self)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__dict__[".__name__"]

    def has_default(self):
        state = self.__dict__
        return state.get(".__default__()") is not None or state[".__default__"] is not NoDefault

    @property
    def evaluate_default(self):
        state = self.__dict__
        evaluate = state.get(".__default__()")
        if evaluate is not None:
            return evaluate
        default = state[".__default__"]
        return None if default is NoDefault and ".explicit" not in state else _ConstEvaluator(default)

    @property
    def __default__(self):
        state = self.__dict__
        if ".__default__" not in state:
            state[".__default__"] = state[".__default__()"](1)
        return state[".__default__"]

    __default__ = __default__.setter(lambda self, value: _not_writable(type(self).__name__, "__default__")(self, value))


del _Param.__firstlineno__, _Param.__static_attributes__


@_sealed
class TypeVar(_Param):
    """Type variable."""

    def __new__(cls, *args, **kwargs):
        if not args and "name" not in kwargs:
            raise TypeError("typevar() missing required argument 'name' (pos 1)")
        self = object.__new__(cls)
        _init_typevar(self, *args, **kwargs)
        _set_module(self)
        return self

    def __init__(self, *args, **kwargs):
        pass

    __name__ = _readonly("TypeVar", "__name__")
    __covariant__ = _readonly("TypeVar", "__covariant__")
    __contravariant__ = _readonly("TypeVar", "__contravariant__")
    __infer_variance__ = _readonly("TypeVar", "__infer_variance__")
    __bound__ = property(lambda self: _lazy(self, "__bound__", None), _not_writable("TypeVar", "__bound__"))
    __constraints__ = property(lambda self: _lazy(self, "__constraints__", ()), _not_writable("TypeVar", "__constraints__"))

    @property
    def evaluate_bound(self):
        state = self.__dict__
        if state.get(".__bound__()") is not None:
            return state[".__bound__()"]
        bound = state.get(".__bound__")
        return None if bound is None else _ConstEvaluator(bound)

    @property
    def evaluate_constraints(self):
        state = self.__dict__
        if state.get(".__constraints__()") is not None:
            return state[".__constraints__()"]
        constraints = state.get(".__constraints__")
        return _ConstEvaluator(constraints) if constraints else None

    def __typing_subst__(self, arg):
        # What is surely a type needs no look from `typing`.
        if isinstance(arg, _TYPES):
            return arg
        return _typing()._typevar_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index < len(args):
            return args
        if index == len(args):
            default = self.__default__
            if default is not NoDefault:
                return (*args, default)
        raise TypeError(f"Too few arguments for {alias!r}; actual {len(args)}, expected at least {index + 1}")

    __repr__ = _variance_repr
    __or__ = _or
    __ror__ = _ror


_TYPES = (type, Union, _GenericAlias, TypeVar)


def _init_typevar(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
    _check_name("typevar", name)
    _check_variance(covariant, contravariant, infer_variance)
    if len(constraints) == 1:
        raise TypeError("A single constraint is not allowed")
    if constraints and bound is not None:
        raise TypeError("Constraints cannot be combined with bound=...")
    if bound is not None:
        bound = _typing()._type_check(bound, "Bound must be a type.")
    state = self.__dict__
    state[".__name__"] = name
    state[".__bound__"] = bound
    state[".__constraints__"] = constraints
    state[".__covariant__"] = bool(covariant)
    state[".__contravariant__"] = bool(contravariant)
    state[".__infer_variance__"] = bool(infer_variance)
    state[".__default__"] = default
    state[".explicit"] = True


@_sealed
class ParamSpecArgs:
    """The args for a ParamSpec object."""

    def __init__(self, origin):
        self.__dict__[".origin"] = origin

    def __dir__(self):
        return _visible(self)

    __origin__ = property(lambda self: self.__dict__[".origin"])

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is ParamSpecArgs else NotImplemented

    def __hash__(self):
        return hash((ParamSpecArgs, self.__origin__))

    def __repr__(self):
        origin = self.__origin__
        return f"{origin.__name__}.args" if isinstance(origin, ParamSpec) else f"{origin!r}.args"

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecArgs")


@_sealed
class ParamSpecKwargs:
    """The kwargs for a ParamSpec object."""

    def __init__(self, origin):
        self.__dict__[".origin"] = origin

    def __dir__(self):
        return _visible(self)

    __origin__ = property(lambda self: self.__dict__[".origin"])

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is ParamSpecKwargs else NotImplemented

    def __hash__(self):
        return hash((ParamSpecKwargs, self.__origin__))

    def __repr__(self):
        origin = self.__origin__
        return f"{origin.__name__}.kwargs" if isinstance(origin, ParamSpec) else f"{origin!r}.kwargs"

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecKwargs")


@_sealed
class ParamSpec(_Param):
    """Parameter specification."""

    def __new__(cls, *args, **kwargs):
        if not args and "name" not in kwargs:
            raise TypeError("paramspec() missing required argument 'name' (pos 1)")
        self = object.__new__(cls)
        _init_paramspec(self, *args, **kwargs)
        _set_module(self)
        return self

    def __init__(self, *args, **kwargs):
        pass

    __name__ = _readonly("ParamSpec", "__name__")
    __bound__ = _readonly("ParamSpec", "__bound__")
    __covariant__ = _readonly("ParamSpec", "__covariant__")
    __contravariant__ = _readonly("ParamSpec", "__contravariant__")
    __infer_variance__ = _readonly("ParamSpec", "__infer_variance__")
    args = property(lambda self: ParamSpecArgs(self), doc="Represents positional arguments.")
    kwargs = property(lambda self: ParamSpecKwargs(self), doc="Represents keyword arguments.")

    def __typing_subst__(self, arg):
        return _typing()._paramspec_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        return _typing()._paramspec_prepare_subst(self, alias, args)

    __repr__ = _variance_repr
    __or__ = _or
    __ror__ = _ror


def _init_paramspec(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
    _check_name("paramspec", name)
    _check_variance(covariant, contravariant, infer_variance)
    if bound is not None:
        bound = _typing()._type_check(bound, "Bound must be a type.")
    state = self.__dict__
    state[".__name__"] = name
    state[".__bound__"] = bound
    state[".__covariant__"] = bool(covariant)
    state[".__contravariant__"] = bool(contravariant)
    state[".__infer_variance__"] = bool(infer_variance)
    state[".__default__"] = default
    state[".explicit"] = True


@_sealed
class TypeVarTuple(_Param):
    """Type variable tuple."""

    def __new__(cls, *args, **kwargs):
        if not args and "name" not in kwargs:
            raise TypeError("typevartuple() missing required argument 'name' (pos 1)")
        self = object.__new__(cls)
        _init_typevartuple(self, *args, **kwargs)
        _set_module(self)
        return self

    def __init__(self, *args, **kwargs):
        pass

    __name__ = _readonly("TypeVarTuple", "__name__")

    def __iter__(self):
        yield _typing().Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        return _typing()._typevartuple_prepare_subst(self, alias, args)

    def __repr__(self):
        return self.__dict__[".__name__"]


def _init_typevartuple(self, name, *, default=NoDefault):
    _check_name("typevartuple", name)
    state = self.__dict__
    state[".__name__"] = name
    state[".__default__"] = default
    state[".explicit"] = True


@_sealed
class TypeAliasType:
    """Type alias."""

    __slots__ = ("_state",)

    def __new__(cls, *args, **kwargs):
        if len(args) > 2:
            raise TypeError(f"typealias() takes exactly 2 positional arguments ({len(args)} given)")
        if not args and "name" not in kwargs:
            raise TypeError("typealias() missing required argument 'name' (pos 1)")
        if len(args) < 2 and "value" not in kwargs:
            raise TypeError("typealias() missing required argument 'value' (pos 2)")
        return _new_alias(cls, *args, **kwargs)

    def __dir__(self):
        return [name for name in object.__dir__(self) if name not in ("_state", "__slots__")]

    def __setattr__(self, name, value):
        if name in ("__name__",):
            raise AttributeError("readonly attribute")
        if hasattr(type(self), name):
            raise AttributeError(f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}' and no __dict__ for setting new attributes")

    @property
    def __name__(self):
        return self._state["name"]

    @property
    def __module__(self):
        return self._state["module"]

    @property
    def __type_params__(self):
        return self._state["params"]

    @property
    def __parameters__(self):
        result = []
        for param in self._state["params"]:
            result.extend(param) if isinstance(param, TypeVarTuple) else result.append(param)
        return tuple(result)

    @property
    def __value__(self):
        state = self._state
        if "value" not in state:
            state["value"] = state["evaluate"](1)
        return state["value"]

    @property
    def evaluate_value(self):
        state = self._state
        return state["evaluate"] if state["evaluate"] is not None else _ConstEvaluator(state["value"])

    def __getitem__(self, args):
        if not self._state["params"]:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args)

    def __iter__(self):
        yield _typing().Unpack[self]

    def __reduce__(self):
        return self._state["name"]

    def __repr__(self):
        return self._state["name"]

    __or__ = _or
    __ror__ = _ror


def _new_alias(cls, name, value, *, type_params=()):
    _check_name("typealias", name)
    if not isinstance(type_params, tuple):
        raise TypeError("type_params must be a tuple")
    with_default = False
    for param in type_params:
        if not isinstance(param, (TypeVar, ParamSpec, TypeVarTuple)):
            raise TypeError(f"Expected a type param, got {param!r}")
        if param.has_default():
            with_default = True
        elif with_default:
            raise TypeError(f"non-default type parameter '{param!r}' follows default type parameter")
    return _alias(cls, {"name": name, "params": type_params, "module": _caller(2), "evaluate": None, "value": value})


def _alias(cls, state):
    self = object.__new__(cls)
    _set_state(self, state)
    return self


_set_state = TypeAliasType._state.__set__


class Generic:
    """Abstract base class for generic types."""

    __slots__ = ()
    __module__ = "typing"

    @classmethod
    def __class_getitem__(cls, *args, **kwargs):
        return _typing()._generic_class_getitem(cls, *args, **kwargs)

    @classmethod
    def __init_subclass__(cls, *args, **kwargs):
        return _typing()._generic_init_subclass(cls, *args, **kwargs)


def _make_typevar(name, evaluate=None, constrained=False):
    self = object.__new__(TypeVar)
    state = self.__dict__
    state[".__name__"] = name
    state[".__covariant__"] = state[".__contravariant__"] = False
    state[".__infer_variance__"] = True
    state[".__default__"] = NoDefault
    if evaluate is None:
        state[".__bound__"], state[".__constraints__"] = None, ()
    elif constrained:
        state[".__bound__"], state[".__constraints__()"] = None, evaluate
    else:
        state[".__bound__()"], state[".__constraints__"] = evaluate, ()
    return self


def _make_paramspec(name):
    self = object.__new__(ParamSpec)
    state = self.__dict__
    state[".__name__"] = name
    state[".__bound__"] = None
    state[".__covariant__"] = state[".__contravariant__"] = False
    state[".__infer_variance__"] = True
    state[".__default__"] = NoDefault
    return self


def _make_typevartuple(name):
    self = object.__new__(TypeVarTuple)
    self.__dict__[".__name__"] = name
    self.__dict__[".__default__"] = NoDefault
    return self


def _set_default(param, evaluate):
    state = param.__dict__
    del state[".__default__"]
    state[".__default__()"] = evaluate


def _make_typealias(name, params, evaluate):
    return _alias(TypeAliasType, {"name": name, "params": () if params is None else params, "module": evaluate.__module__, "evaluate": evaluate})


def _generic_base(params):
    unpacked = []
    for param in params:
        unpacked.extend(param) if isinstance(param, TypeVarTuple) else unpacked.append(param)
    return Generic[tuple(unpacked)]
