"""High performance data structures: what `collections` builds on. `deque` and the fields of named tuples are native."""

from _molt import Deque as _Deque, DequeIterator as _deque_iterator, DequeReverseIterator as _deque_reverse_iterator
from _molt import TupleField as _tuplegetter

_missing = object()
_alias = type(list[int])


def _count_elements(mapping, iterable, /):
    """Count elements in the iterable, updating the mapping."""
    get = mapping.get
    for element in iterable:
        mapping[element] = get(element, 0) + 1


class deque(_Deque):
    """A list-like sequence optimized for data accesses near its endpoints."""

    __slots__ = ("__weakref__",)

    def __init__(self, iterable=(), maxlen=None):
        _Deque.__init__(self, iterable, maxlen)

    def copy(self):
        """Return a shallow copy of a deque."""
        if type(self) is deque:
            return deque(self, self.maxlen)
        return type(self)(self) if self.maxlen is None else type(self)(self, self.maxlen)

    __copy__ = copy

    def count(self, value, /):
        """Return number of occurrences of value."""
        number = 0
        for item in self:
            if item is value or item == value:
                number += 1
        return number

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return first index of value.

        Raises ValueError if the value is not present."""
        size = len(self)
        if start < 0:
            start = max(start + size, 0)
        if stop < 0:
            stop = max(stop + size, 0)
        at = 0
        for item in self:
            if at >= stop:
                break
            if at >= start and (item is value or item == value):
                return at
            at += 1
        raise ValueError(f"{value!r} is not in deque")

    def insert(self, index, value, /):
        """Insert value before index."""
        size = len(self)
        if self.maxlen is not None and size >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        if index >= size:
            self.append(value)
        elif index <= -size or index == 0:
            self.appendleft(value)
        else:
            self.rotate(-index)
            if index < 0:
                self.append(value)
            else:
                self.appendleft(value)
            self.rotate(index)

    def remove(self, value, /):
        """Remove first occurrence of value."""
        at = 0
        size = len(self)
        for item in self:
            found = item is value or item == value
            if len(self) != size:
                raise IndexError("deque mutated during remove().")
            if found:
                del self[at]
                return
            at += 1
        raise ValueError("deque.remove(x): x not in deque")

    def reverse(self):
        """Reverse *IN PLACE*."""
        items = list(self)
        size = len(items)
        for at, item in enumerate(items, 1):
            self[size - at] = item

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        new = self.copy()
        new *= times
        return new

    __rmul__ = __mul__

    def __imul__(self, times):
        if not hasattr(type(times), "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(times).__name__}'")
        items = list(self)
        times = type(times).__index__(times)
        if times <= 0:
            self.clear()
        for _ in range(times - 1):
            self.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        if len(self) != len(other):
            return False
        for a, b in zip(self, other):
            if not (a is b or a == b):
                return False
        return True

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, other):
        return list(self) < list(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return list(self) <= list(other) if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return list(self) > list(other) if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return list(self) >= list(other) if isinstance(other, deque) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not _enter(self):
            return "[...]"
        try:
            items = repr(list(self))
        finally:
            _active.discard(id(self))
        if self.maxlen is None:
            return f"{type(self).__name__}({items})"
        return f"{type(self).__name__}({items}, maxlen={self.maxlen})"

    def __reduce__(self):
        """Return state information for pickling."""
        state = self.__getstate__()
        maxlen = self.maxlen
        return type(self), () if maxlen is None else ((), maxlen), state, iter(self)

    def __sizeof__(self):
        return 232 + 528 * (len(self) // 64 + 1)


deque.__module__ = "collections"


class defaultdict(dict):
    """defaultdict(default_factory=None, /, [...]) --> dict with default factory

    The default factory is called without arguments to produce
    a new value when a key is not present, in __getitem__ only.
    A defaultdict compares equal to a dict with the same items.
    All remaining arguments are treated the same as if they were
    passed to the dict constructor, including keyword arguments.
    """

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        """__missing__(key) # Called by __getitem__ for missing key; pseudo-code:
        if self.default_factory is None: raise KeyError((key,))
        self[key] = value = self.default_factory()
        return value
        """
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        self[key] = value = factory()
        return value

    def __repr__(self):
        if not _enter(self):
            factory = "..."
        else:
            try:
                factory = repr(self.default_factory)
            finally:
                _active.discard(id(self))
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"

    def copy(self):
        """D.copy() -> a shallow copy of D."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        """Return state information for pickling."""
        factory = self.default_factory
        return type(self), () if factory is None else (factory,), None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    __class_getitem__ = classmethod(_alias)


defaultdict.__module__ = "collections"

_active = set()


def _enter(thing):
    key = id(thing)
    if key in _active:
        return False
    _active.add(key)
    return True


class OrderedDict(dict):
    """Dictionary that remembers insertion order"""

    def __init__(self, other=(), /, **keywords):
        self.update(other, **keywords)

    def __new__(cls, /, *args, **keywords):
        return dict.__new__(cls)

    def update(self, other=(), /, **keywords):
        """D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.

        If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]
        If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
        In either case, this is followed by: for k in F:  D[k] = F[k]
        """
        if type(self).__setitem__ is dict.__setitem__:
            dict.update(self, other, **keywords)
            return
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def move_to_end(self, key, last=True):
        """Move an existing element to the end (or beginning if last is false).

        Raise KeyError if the element does not exist.
        """
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        items = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, items)

    def popitem(self, last=True):
        """Remove and return a (key, value) pair from the dictionary.

        Pairs are returned in LIFO order if last is true or FIFO order if false.
        """
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        for key in self:
            break
        return key, dict.pop(self, key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        if not _enter(self):
            return "..."
        try:
            return f"{type(self).__name__}({dict(self.items())!r})"
        finally:
            _active.discard(id(self))

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a is b or a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self == other
        return equal if equal is NotImplemented else not equal

    def copy(self):
        """od.copy() -> a shallow copy of od"""
        new = type(self)()
        for key in self:
            new[key] = self[key]
        return new

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Create a new ordered dictionary with keys from iterable and values set to value."""
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __reduce__(self):
        """Return state information for pickling"""
        state = self.__getstate__()
        return type(self), (), state or None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


OrderedDict.__module__ = "collections"
