"""Weak references, and containers that hold objects by them.

A container forgets an object when nothing else holds it any more.
"""

from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)

_missing = object()


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object and its function."""

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def gone(_):
            me = own()
            if me is not None and me._alive:
                me._alive = False
                if callback is not None:
                    callback(me)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        own = _SelfRef(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows under which key a dictionary has it."""

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _Mapping:
    """What both dictionaries have in common with every other mapping."""

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return self.keys()

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, (_Mapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            self._put_copy(new, key, value, deepcopy, memo)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (_Mapping, dict)):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (_Mapping, dict)):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakValueDictionary(_Mapping):
    """A mapping that holds its values weakly. An entry goes when nothing else holds its value."""

    def __init__(self, other=(), /, **kw):
        me = _SelfRef(self)

        def remove(r):
            self = me()
            # The key may have come to stand for something else meanwhile.
            if self is not None and self.data.get(r.key) is r:
                del self.data[r.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        found = self.data.get(key)
        return found is not None and found() is not None

    def copy(self):
        new = WeakValueDictionary()
        new.update(self)
        return new

    def _put_copy(self, new, key, value, deepcopy, memo):
        new[deepcopy(key, memo)] = value

    def get(self, key, default=None):
        found = self.data.get(key)
        value = None if found is None else found()
        return default if value is None else value

    def items(self):
        for key, found in list(self.data.items()):
            value = found()
            if value is not None:
                yield key, value

    def keys(self):
        for key, found in list(self.data.items()):
            if found() is not None:
                yield key

    def values(self):
        for found in list(self.data.values()):
            value = found()
            if value is not None:
                yield value

    def itervaluerefs(self):
        """An iterator over the references, some of which may be dead by the time they are used."""
        yield from list(self.data.values())

    def valuerefs(self):
        """A list of the references, some of which may be dead by the time they are used."""
        return list(self.data.values())

    def popitem(self):
        while True:
            key, found = self.data.popitem()
            value = found()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        found = self.data.pop(key, None)
        value = None if found is None else found()
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value


class WeakKeyDictionary(_Mapping):
    """A mapping that holds its keys weakly. An entry goes when nothing else holds its key."""

    def __init__(self, dict=None):
        me = _SelfRef(self)

        def remove(r):
            self = me()
            if self is not None:
                self.data.pop(r, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            found = ref(key)
        except TypeError:
            return False
        return found in self.data

    def copy(self):
        new = WeakKeyDictionary()
        new.update(self)
        return new

    def _put_copy(self, new, key, value, deepcopy, memo):
        new[key] = deepcopy(value, memo)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for found, value in list(self.data.items()):
            key = found()
            if key is not None:
                yield key, value

    def keys(self):
        for found in list(self.data):
            key = found()
            if key is not None:
                yield key

    def values(self):
        for found, value in list(self.data.items()):
            if found() is not None:
                yield value

    def keyrefs(self):
        """A list of the references, some of which may be dead by the time they are used."""
        return list(self.data)

    def popitem(self):
        while True:
            found, value = self.data.popitem()
            key = found()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)


class WeakSet:
    """A set that holds its elements weakly."""

    def __init__(self, data=None):
        me = _SelfRef(self)

        def remove(r):
            self = me()
            if self is not None:
                self.data.discard(r)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for found in list(self.data):
            item = found()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            found = ref(item)
        except TypeError:
            return False
        return found in self.data

    def __repr__(self):
        return repr(self.data)

    __hash__ = None

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                found = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = found()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _refs(self, other):
        return {ref(item) for item in other}

    def difference(self, other):
        refs = self._refs(other)
        return self.__class__(item for item in self if ref(item) not in refs)

    def difference_update(self, other):
        self.data -= self._refs(other)

    def __isub__(self, other):
        if self is other:
            self.clear()
        else:
            self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def intersection_update(self, other):
        self.data &= self._refs(other)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        if self is other:
            self.clear()
        else:
            self.symmetric_difference_update(other)
        return self

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def issubset(self, other):
        return self.data.issubset(self._refs(other))

    def issuperset(self, other):
        return self.data.issuperset(self._refs(other))

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __lt__(self, other):
        return self.data < self._refs(other)

    def __gt__(self, other):
        return self.data > self._refs(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == self._refs(other)

    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference
    __or__ = union
    __le__ = issubset
    __ge__ = issuperset


# How a callback finds the container that it belongs to, without keeping it alive.
_SelfRef = ref


class finalize:
    """Calls a function when an object dies, or at exit when it is still alive then and atexit was not set to False."""

    __slots__ = ()

    _registry = {}
    _count = 0
    _dirty = False
    _registered = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._count += 1
        info.index = finalize._count
        finalize._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        """Calls the function unless it was called, or detach() was; answers what it returned."""
        info = finalize._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Makes it dead; answers (obj, func, args, kwargs) when it was alive."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        """Answers (obj, func, args, kwargs) when it is alive."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        """Whether it can still be called."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether it is called at exit."""
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exitfunc(cls):
        # The newest goes first, those that come up meanwhile included.
        import sys
        while True:
            waiting = [(f, info) for f, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            f = max(waiting, key=lambda entry: entry[1].index)[0]
            try:
                f()
            except Exception:
                sys.excepthook(*sys.exc_info())
