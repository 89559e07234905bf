"""How objects are taken apart for copies and pickles: what `object.__reduce_ex__` and `object.__getstate__` do."""

import copyreg
from _molt import native_base

_NAMED = {type(...): "Ellipsis", type(NotImplemented): "NotImplemented"}
_function = type(len)


def reduce_ex(self, protocol):
    """object.__reduce_ex__"""
    reduce = type(self).__reduce__
    if reduce is not object.__reduce__:
        return self.__reduce__()
    return _default(self, protocol)


def reduce(self):
    """object.__reduce__"""
    return _default(self, 0)


def _cannot(cls):
    raise TypeError(f"cannot pickle {cls.__name__!r} object")


def _default(self, protocol):
    cls = type(self)
    base = native_base(cls)
    if base is not object:
        known = _known(self, cls, base)
        if known is not None:
            return known
    if protocol < 2:
        return copyreg._reduce_ex(self, protocol)
    if cls.__new__ is None:
        _cannot(cls)
    if hasattr(cls, "__getnewargs_ex__"):
        given = self.__getnewargs_ex__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        args, keywords = given
        if not isinstance(args, tuple):
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(args).__name__}'")
        if not isinstance(keywords, dict):
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{type(keywords).__name__}'")
    elif hasattr(cls, "__getnewargs__"):
        args = self.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
        keywords = None
    else:
        args = ()
        keywords = None
        if base not in (object, list, dict):
            _cannot(cls)
    state = self.__getstate__()
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    if keywords:
        return copyreg.__newobj_ex__, (cls, args, keywords), state, items, pairs
    return copyreg.__newobj__, (cls, *args), state, items, pairs


def _known(self, cls, base):
    """What built-in types make of themselves; None for those that are as any object."""
    if base in (set, frozenset):
        return cls, (list(self),), self.__getstate__()
    if base is range:
        return range, (self.start, self.stop, self.step)
    if base is slice:
        return slice, (self.start, self.stop, self.step)
    if base is bytearray:
        return cls, (bytes(self),) if self else (), self.__getstate__()
    if isinstance(self, BaseException):
        state = self.__dict__
        return (cls, self.args, state) if state else (cls, self.args)
    if base in _NAMED:
        return _NAMED[base]
    if base is _function:
        owner = self.__self__
        if owner is None or isinstance(owner, type(copyreg)):
            return self.__qualname__
        return getattr, (owner, self.__name__)
    if base is type(_known.__get__(1)):
        return getattr, (self.__self__, self.__name__)
    if base is memoryview:
        raise TypeError("cannot pickle memoryview objects")
    if base is type(copyreg):
        _cannot(cls)
    return None


def getstate(self):
    """object.__getstate__"""
    state = getattr(self, "__dict__", None) or None
    names = copyreg._slotnames(type(self))
    if names:
        slots = {}
        for name in names:
            try:
                slots[name] = getattr(self, name)
            except AttributeError:
                pass
        if slots:
            return state, slots
    return state
