"""Tools that operate on functions: what `functools` takes from here because it is used all the time."""

_missing = object()


def reduce(function, iterable, /, initial=_missing):
    """Apply a function of two arguments cumulatively to the items of an iterable, from left to right.

    This effectively reduces the iterable to a single value.  If initial is present,
    it is placed before the items of the iterable in the calculation, and serves as
    a default when the iterable is empty.

    For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])
    calculates ((((1 + 2) + 3) + 4) + 5).
    """
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    value = initial
    if value is _missing:
        value = next(iterator, _missing)
        if value is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        value = function(value, item)
    return value


class KeyWrapper:
    __slots__ = ("cmp", "obj")
    __hash__ = None

    def __init__(self, cmp, obj):
        self.cmp = cmp
        self.obj = obj

    def __call__(self, obj):
        """Call self as a function."""
        return KeyWrapper(self.cmp, obj)

    def __lt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self.cmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self.cmp(self.obj, other.obj) > 0

    def __eq__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self.cmp(self.obj, other.obj) == 0

    def __le__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self.cmp(self.obj, other.obj) <= 0

    def __ge__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self.cmp(self.obj, other.obj) >= 0


KeyWrapper.__module__ = "functools"


def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function.

    mycmp
      Function that compares two objects.
    """

    def wrap(obj):
        return KeyWrapper(mycmp, obj)

    return wrap


_kwd_mark = object()


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += (_kwd_mark,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        if kwds:
            key += tuple([type(value) for value in kwds.values()])
    return key


def _lru_cache_wrapper(function, maxsize, typed, cache_info):
    """Create a cached callable that wraps another function."""
    cache = {}
    hits = misses = 0

    if maxsize == 0:

        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return function(*args, **kwds)

    elif maxsize is None:

        def wrapper(*args, **kwds):
            nonlocal hits, misses
            if kwds or typed:
                args_key = _make_key(args, kwds, typed)
            elif len(args) == 1 and (type(args[0]) is int or type(args[0]) is str):
                args_key = args[0]
            else:
                args_key = args
            value = cache.get(args_key, _missing)
            if value is not _missing:
                hits += 1
                return value
            misses += 1
            value = function(*args, **kwds)
            cache[args_key] = value
            return value

    else:
        # The order of the dict is the order of use: what was used goes to its end.

        def wrapper(*args, **kwds):
            nonlocal hits, misses
            if kwds or typed:
                args_key = _make_key(args, kwds, typed)
            elif len(args) == 1 and (type(args[0]) is int or type(args[0]) is str):
                args_key = args[0]
            else:
                args_key = args
            value = cache.pop(args_key, _missing)
            if value is not _missing:
                cache[args_key] = value
                hits += 1
                return value
            misses += 1
            value = function(*args, **kwds)
            if args_key not in cache:
                if len(cache) >= maxsize:
                    for oldest in cache:
                        break
                    del cache[oldest]
                cache[args_key] = value
            return value

    def info():
        """Report cache statistics"""
        return cache_info(hits, misses, maxsize, len(cache))

    def clear():
        """Clear the cache and cache statistics"""
        nonlocal hits, misses
        hits = misses = 0
        cache.clear()

    info.__name__ = info.__qualname__ = "cache_info"
    clear.__name__ = clear.__qualname__ = "cache_clear"
    wrapper.cache_info = info
    wrapper.cache_clear = clear
    return wrapper
