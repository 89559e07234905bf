"""Context variables: values that belong to what is being done, and not to where."""

_missing = object()
_alias = type(list[int])


class Context:
    """A mapping of context variables to their values; code runs in one."""

    __slots__ = ("_values", "_before", "__weakref__")

    def __init__(self):
        self._values = {}
        self._before = None

    def run(self, callable, /, *args, **keywords):
        """Runs callable in this context: what it sets stays in it."""
        global _current
        if self._before is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._before = _current
        _current = self
        try:
            return callable(*args, **keywords)
        finally:
            _current = self._before
            self._before = None

    def copy(self):
        """Return a shallow copy of the context object."""
        new = Context()
        new._values = self._values.copy()
        return new

    def _checked(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var

    def __getitem__(self, var):
        return self._values[self._checked(var)]

    def __contains__(self, var):
        return self._checked(var) in self._values

    def get(self, var, default=None, /):
        """Return the value for var if it is in the context, else default."""
        return self._values.get(self._checked(var), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        """Return a list of all variables in the context object."""
        return self._values.keys()

    def values(self):
        """Return a list of all variables' values in the context object."""
        return self._values.values()

    def items(self):
        """Return all variables and their values in the context object."""
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None


_current = Context()


def copy_context():
    """Return a copy of the current Context object."""
    return _current.copy()


class ContextVar:
    """A variable whose value belongs to the current context."""

    __slots__ = ("_name", "_default", "__weakref__")

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        """Return a value for the context variable for the current context.

        If there is no value for the variable in the current context, the method will:
         * return the value of the default argument of the method, if provided; or
         * return the default value for the context variable, if it was created
           with one; or
         * raise a LookupError."""
        value = _current._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Call to set a new value for the context variable in the current context; returns a Token."""
        values = _current._values
        token = object.__new__(Token)
        token._context = _current
        token._var = self
        token._old = values.get(self, _missing)
        token._used = False
        values[self] = value
        return token

    def reset(self, token, /):
        """Reset the context variable.

        The variable is reset to the value it had before the `ContextVar.set()` that created the token was used."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _missing:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token._old

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {hex(id(self))}>"

    __class_getitem__ = classmethod(_alias)


class Token:
    """What `ContextVar.set` gives, to undo it."""

    __slots__ = ("_context", "_var", "_old", "_used", "__weakref__")

    class _Missing:
        def __repr__(self):
            return "<Token.MISSING>"

    MISSING = _Missing()

    def __new__(cls, *args, **keywords):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._var.reset(self)

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {hex(id(self))}>"

    __hash__ = None
    __class_getitem__ = classmethod(_alias)


Context.__module__ = ContextVar.__module__ = Token.__module__ = "_contextvars"
