"""What abstract base classes are made of: which classes are registered with them, and the answers they gave.

`abc` builds `ABCMeta` over these functions. Classes are held weakly everywhere.
"""

from _weakref import ref

_counter = 0


class _Data:
    """What one abstract class remembers: other classes by their identity, each as a weak reference."""

    __slots__ = ("registry", "cache", "negative", "version")

    def __init__(self):
        self.registry = {}
        self.cache = {}
        self.negative = {}
        self.version = _counter


def _add(known, cls):
    key = id(cls)

    def gone(_, known=known, key=key):
        known.pop(key, None)

    known[key] = ref(cls, gone)


def get_cache_token():
    """Returns the current ABC cache token.

    The token is an opaque object (supporting equality testing) identifying the
    current version of the ABC cache for virtual subclasses. The token changes
    with every call to register() on any ABC.
    """
    return _counter


def _abc_init(cls):
    """Internal ABC helper for class set-up. Should be never used outside abc module."""
    _set_abstract(cls)
    cls._abc_impl = _Data()


def _set_abstract(cls):
    abstract = {name for name, value in cls.__dict__.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)


def _abc_register(cls, subclass):
    """Internal ABC helper for subclasss registration. Should be never used outside abc module."""
    global _counter
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    _add(cls._abc_impl.registry, subclass)
    _counter += 1
    return subclass


def _abc_instancecheck(cls, instance):
    """Internal ABC helper for instance checks. Should be never used outside abc module."""
    subclass = instance.__class__
    data = cls._abc_impl
    key = id(subclass)
    if key in data.cache:
        return True
    subtype = type(instance)
    if subtype is subclass:
        if data.version == _counter and key in data.negative:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls, subclass):
    """Internal ABC helper for subclasss checks. Should be never used outside abc module."""
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    data = cls._abc_impl
    key = id(subclass)
    if key in data.cache:
        return True
    if data.version < _counter:
        data.negative = {}
        data.version = _counter
    elif key in data.negative:
        return False
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        assert isinstance(answer, bool)
        _add(data.cache if answer else data.negative, subclass)
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        _add(data.cache, subclass)
        return True
    for known in list(data.registry.values()):
        registered = known()
        if registered is not None and issubclass(subclass, registered):
            _add(data.cache, subclass)
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            _add(data.cache, subclass)
            return True
    _add(data.negative, subclass)
    return False


def _get_dump(cls):
    """Internal ABC helper for cache and registry debugging.

    Return shallow copies of registry, of both caches, and negative cache version. Don't call this function directly,
    instead use ABC._dump_registry() for a nice repr.
    """
    data = cls._abc_impl
    return set(data.registry.values()), set(data.cache.values()), set(data.negative.values()), data.version


def _reset_registry(cls):
    """Internal ABC helper to reset registry of a given class."""
    cls._abc_impl.registry.clear()


def _reset_caches(cls):
    """Internal ABC helper to reset both caches of a given class."""
    cls._abc_impl.cache.clear()
    cls._abc_impl.negative.clear()
