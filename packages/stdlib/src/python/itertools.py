"""Functional tools for creating and using iterators.

Infinite iterators:
count(start=0, step=1) --> start, start+step, start+2*step, ...
cycle(p) --> p0, p1, ... plast, p0, p1, ...
repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times

Iterators terminating on the shortest input sequence:
accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2
batched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...
chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...
chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...
compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...
dropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails
groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)
filterfalse(predicate, seq) --> elements of seq where predicate(elem) is False
islice(seq, [start,] stop [, step]) --> elements from seq[start:stop:step]
pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...
starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...
tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n
takewhile(predicate, seq) --> seq[0], seq[1], until predicate fails
zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...

Combinatoric generators:
product(p, q, ... [repeat=1]) --> cartesian product
permutations(p[, r])
combinations(p, r)
combinations_with_replacement(p, r)
"""

import sys as _sys

# Each class is an iterator around a generator that does the work: a loop asks for the generator itself, and no loop is faster.

_end = object()


class _iterator:
    __slots__ = ("_items",)

    def __iter__(self):
        return self._items

    def __next__(self):
        return next(self._items)

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if cls.__base__ is _iterator:
            cls.__module__ = "itertools"


def _index(value):
    """A number that counts something, as a native function takes it."""
    kind = type(value)
    if kind is int:
        return value
    if not hasattr(kind, "__index__"):
        raise TypeError(f"'{kind.__name__}' object cannot be interpreted as an integer")
    return kind.__index__(value)


class count(_iterator):
    """Return a count object whose .__next__() method returns consecutive values.

    Equivalent to:
        def count(firstval=0, step=1):
            x = firstval
            while 1:
                yield x
                x += step
    """

    __slots__ = ("_now",)

    def __new__(cls, start=0, step=1):
        for value in (start, step):
            kind = type(value)
            if not (hasattr(kind, "__index__") or hasattr(kind, "__float__") or hasattr(kind, "__complex__")):
                raise TypeError("a number is required")
        self = object.__new__(cls)
        upcoming = start

        def run():
            nonlocal upcoming
            while True:
                value = upcoming
                upcoming = value + step
                yield value

        def now():
            return upcoming, step

        self._items = run()
        self._now = now
        return self

    def __repr__(self):
        upcoming, step = self._now()
        if isinstance(step, int) and step == 1:
            return f"count({upcoming!r})"
        return f"count({upcoming!r}, {step!r})"


class cycle(_iterator):
    """Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."""

    __slots__ = ()

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        self._items = _cycle(iter(iterable))
        return self


def _cycle(iterator):
    saved = []
    for value in iterator:
        saved.append(value)
        yield value
    while saved:
        for value in saved:
            yield value


class repeat(_iterator):
    """repeat(object [,times]) -> create an iterator which returns the object
    for the specified number of times.  If not specified, returns the object
    endlessly."""

    __slots__ = ("_object", "_left")

    def __new__(cls, object, times=_end):
        self = super().__new__(cls)
        self._object = object
        if times is _end:
            self._left = None
            self._items = _repeat(object)
            return self
        left = max(_index(times), 0)

        def run():
            nonlocal left
            while left > 0:
                left -= 1
                yield object

        self._left = lambda: left
        self._items = run()
        return self

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left()})"

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left()


def _repeat(value):
    while True:
        yield value


class accumulate(_iterator):
    """Return series of accumulated sums (or other binary function results)."""

    __slots__ = ()

    def __new__(cls, iterable, func=None, *, initial=None):
        self = object.__new__(cls)
        self._items = _sums(iter(iterable), initial) if func is None else _accumulate(iter(iterable), func, initial)
        return self


def _sums(iterator, total):
    if total is None:
        total = next(iterator, _end)
        if total is _end:
            return
    yield total
    for value in iterator:
        total = total + value
        yield total


def _accumulate(iterator, func, total):
    if total is None:
        total = next(iterator, _end)
        if total is _end:
            return
    yield total
    for value in iterator:
        total = func(total, value)
        yield total


class batched(_iterator):
    """Batch data into tuples of length n. The last batch may be shorter than n.

    Loops over the input iterable and accumulates data into tuples
    up to size n.  The input is consumed lazily, just enough to
    fill a batch.  The result is yielded as soon as a batch is full
    or when the input iterable is exhausted.

        >>> for batch in batched('ABCDEFG', 3):
        ...     print(batch)
        ...
        ('A', 'B', 'C')
        ('D', 'E', 'F')
        ('G',)

    If "strict" is True, raises a ValueError if the final batch is shorter
    than n.
    """

    __slots__ = ()

    def __new__(cls, iterable, n, *, strict=False):
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        self = object.__new__(cls)
        self._items = _batched(iter(iterable), n, strict)
        return self


def _batched(iterator, n, strict):
    batch = []
    for value in iterator:
        batch.append(value)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


class chain(_iterator):
    """Return a chain object whose .__next__() method returns elements from the
    first iterable until it is exhausted, then elements from the next
    iterable, until all of the iterables are exhausted."""

    __slots__ = ()

    def __new__(cls, *iterables):
        self = object.__new__(cls)
        self._items = _chain(iterables)
        return self

    @classmethod
    def from_iterable(cls, iterable, /):
        """Alternative chain() constructor taking a single iterable argument that evaluates lazily."""
        self = object.__new__(cls)
        self._items = _chain(iter(iterable))
        return self

    __class_getitem__ = classmethod(type(list[int]))


def _chain(iterables):
    for iterable in iterables:
        for value in iterable:
            yield value


class compress(_iterator):
    """Return data elements corresponding to true selector elements.

    Forms a shorter iterator from selected data elements using the selectors to
    choose the data elements."""

    __slots__ = ()

    def __new__(cls, data, selectors):
        self = object.__new__(cls)
        self._items = _compress(iter(data), iter(selectors))
        return self


def _compress(data, selectors):
    for value, selected in zip(data, selectors):
        if selected:
            yield value


class dropwhile(_iterator):
    """Drop items from the iterable while predicate(item) is true.

    Afterwards, return every element until the iterable is exhausted."""

    __slots__ = ()

    def __new__(cls, predicate, iterable, /):
        self = object.__new__(cls)
        self._items = _dropwhile(predicate, iter(iterable))
        return self


def _dropwhile(predicate, iterator):
    for value in iterator:
        if not predicate(value):
            yield value
            break
    for value in iterator:
        yield value


class takewhile(_iterator):
    """Return successive entries from an iterable as long as the predicate evaluates to true for each entry."""

    __slots__ = ()

    def __new__(cls, predicate, iterable, /):
        self = object.__new__(cls)
        self._items = _takewhile(predicate, iter(iterable))
        return self


def _takewhile(predicate, iterator):
    for value in iterator:
        if not predicate(value):
            return
        yield value


class filterfalse(_iterator):
    """Return those items of iterable for which function(item) is false.

    If function is None, return the items that are false."""

    __slots__ = ()

    def __new__(cls, function, iterable, /):
        self = object.__new__(cls)
        self._items = _falses(iter(iterable)) if function is None or function is bool else _filterfalse(function, iter(iterable))
        return self


def _falses(iterator):
    for value in iterator:
        if not value:
            yield value


def _filterfalse(function, iterator):
    for value in iterator:
        if not function(value):
            yield value


class starmap(_iterator):
    """Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."""

    __slots__ = ()

    def __new__(cls, function, iterable, /):
        self = object.__new__(cls)
        self._items = _starmap(function, iter(iterable))
        return self


def _starmap(function, iterator):
    for args in iterator:
        yield function(*args)


class pairwise(_iterator):
    """Return an iterator of overlapping pairs taken from the input iterator.

    s -> (s0,s1), (s1,s2), (s2, s3), ..."""

    __slots__ = ()

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        self._items = _pairwise(iter(iterable))
        return self


def _pairwise(iterator):
    before = next(iterator, _end)
    if before is not _end:
        for value in iterator:
            yield before, value
            before = value


class islice(_iterator):
    """islice(iterable, stop) --> islice object
    islice(iterable, start, stop[, step]) --> islice object

    Return an iterator whose next() method returns selected values from an
    iterable.  If start is specified, will skip all preceding elements;
    otherwise, start defaults to zero.  Step defaults to one.  If
    specified as another value, step determines how many values are
    skipped between successive calls.  Works like a slice() on a list
    but returns an iterator."""

    __slots__ = ()

    def __new__(cls, iterable, start, *rest):
        if len(rest) > 2:
            raise TypeError(f"islice expected at most 4 arguments, got {len(rest) + 2}")
        if rest:
            message = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            start = _bound(start, 0, message)
            stop = _bound(rest[0], None, message)
        else:
            stop = _bound(start, None, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            start = 0
        step = 1
        if len(rest) == 2:
            step = _bound(rest[1], 1, "Step for islice() must be a positive integer or None.")
            if step == 0:
                raise ValueError("Step for islice() must be a positive integer or None.")
        self = object.__new__(cls)
        iterator = iter(iterable)
        if step == 1 and start == 0:
            self._items = iterator if stop is None else _head(iterator, stop)
            if stop is None:
                self._items = _chain((iterator,))
        else:
            self._items = _islice(iterator, start, stop, step)
        return self


def _bound(value, default, message):
    if value is None:
        return default
    kind = type(value)
    if not hasattr(kind, "__index__"):
        raise ValueError(message)
    value = kind.__index__(value)
    if not 0 <= value <= _sys.maxsize:
        raise ValueError(message)
    return value


def _head(iterator, count):
    if count > 0:
        for value in iterator:
            yield value
            count -= 1
            if not count:
                return


def _islice(iterator, start, stop, step):
    at = 0
    wanted = start
    while True:
        while at < wanted:
            if next(iterator, _end) is _end:
                return
            at += 1
        if stop is not None and at >= stop:
            return
        value = next(iterator, _end)
        if value is _end:
            return
        at += 1
        wanted += step
        if stop is not None and wanted > stop:
            wanted = stop
        yield value


class zip_longest(_iterator):
    """Return a zip_longest object whose .__next__() method returns a tuple where
    the i-th element comes from the i-th iterable argument.  The .__next__()
    method continues until the longest iterable in the argument sequence
    is exhausted and then it raises StopIteration.  When the shorter iterables
    are exhausted, the fillvalue is substituted in their place.  The fillvalue
    defaults to None or can be specified by a keyword argument.
    """

    __slots__ = ()

    def __new__(cls, *iterables, fillvalue=None):
        self = object.__new__(cls)
        self._items = _zip_longest([iter(iterable) for iterable in iterables], fillvalue)
        return self


def _zip_longest(iterators, fill):
    alive = len(iterators)
    while alive:
        values = []
        for number, iterator in enumerate(iterators):
            if iterator is None:
                values.append(fill)
                continue
            value = next(iterator, _end)
            if value is _end:
                alive -= 1
                if not alive:
                    return
                iterators[number] = None
                value = fill
            values.append(value)
        yield tuple(values)


class product(_iterator):
    """Cartesian product of input iterables.  Equivalent to nested for-loops.

    For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
    The leftmost iterators are in the outermost for-loop, so the output tuples
    cycle in a manner similar to an odometer (with the rightmost element changing
    on every iteration).

    To compute the product of an iterable with itself, specify the number
    of repetitions with the optional repeat keyword argument. For example,
    product(A, repeat=4) means the same as product(A, A, A, A)."""

    __slots__ = ()

    def __new__(cls, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self = object.__new__(cls)
        pools = [tuple(iterable) for iterable in iterables] * repeat if repeat else []
        if len(pools) == 2:
            self._items = _pairs(*pools)
        elif len(pools) == 3:
            self._items = _triples(*pools)
        else:
            self._items = _product(pools)
        return self


def _pairs(left, right):
    for a in left:
        for b in right:
            yield a, b


def _triples(left, middle, right):
    for a in left:
        for b in middle:
            for c in right:
                yield a, b, c


def _product(pools):
    if not all(pools):
        return
    last = len(pools) - 1
    turns = [0] * len(pools)
    values = [pool[0] for pool in pools]
    while True:
        yield tuple(values)
        place = last
        while place >= 0:
            pool = pools[place]
            turn = turns[place] + 1
            if turn < len(pool):
                turns[place] = turn
                values[place] = pool[turn]
                break
            turns[place] = 0
            values[place] = pool[0]
            place -= 1
        else:
            return


class permutations(_iterator):
    """Return successive r-length permutations of elements in the iterable.

    permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"""

    __slots__ = ()

    def __new__(cls, iterable, r=None):
        values = list(iterable)
        if r is None:
            r = len(values)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        elif r < 0:
            raise ValueError("r must be non-negative")
        self = object.__new__(cls)
        self._items = _permutations(values, r)
        return self


def _permutations(values, r):
    count = len(values)
    if r > count:
        return
    # How many values each place has had; what is behind a place are the values that it may still take, in order.
    turns = [0] * r
    whole = r == count
    while True:
        yield tuple(values) if whole else tuple(values[:r])
        place = r - 1
        while place >= 0:
            turn = turns[place] + 1
            if place + turn < count:
                turns[place] = turn
                other = place + turn
                values[place], values[other] = values[other], values[place]
                break
            turns[place] = 0
            values.append(values.pop(place))
            place -= 1
        else:
            return


class combinations(_iterator):
    """Return successive r-length combinations of elements in the iterable.

    combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"""

    __slots__ = ()

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _index(r)
        if r < 0:
            raise ValueError("r must be non-negative")
        self = object.__new__(cls)
        self._items = _two(pool) if r == 2 else _combinations(pool, r)
        return self


def _two(pool):
    count = len(pool)
    for i in range(count - 1):
        first = pool[i]
        for j in range(i + 1, count):
            yield first, pool[j]


def _combinations(pool, r):
    spare = len(pool) - r
    if spare < 0:
        return
    places = list(range(r))
    values = list(pool[:r])
    while True:
        yield tuple(values)
        at = r - 1
        while at >= 0 and places[at] == at + spare:
            at -= 1
        if at < 0:
            return
        place = places[at]
        while at < r:
            place += 1
            places[at] = place
            values[at] = pool[place]
            at += 1


class combinations_with_replacement(_iterator):
    """Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.

    combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"""

    __slots__ = ()

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _index(r)
        if r < 0:
            raise ValueError("r must be non-negative")
        self = object.__new__(cls)
        self._items = _with_replacement(pool, r)
        return self


def _with_replacement(pool, r):
    last = len(pool) - 1
    if last < 0 and r:
        return
    places = [0] * r
    values = list(pool[:1]) * r
    while True:
        yield tuple(values)
        at = r - 1
        while at >= 0 and places[at] == last:
            at -= 1
        if at < 0:
            return
        place = places[at] + 1
        value = pool[place]
        while at < r:
            places[at] = place
            values[at] = value
            at += 1


class groupby(_iterator):
    """make an iterator that returns consecutive keys and groups from the iterable

    iterable
      Elements to divide into groups according to the key function.
    key
      A function for computing the group category for each element.
      If the key function is not specified or is None, the element itself
      is used for grouping."""

    __slots__ = ()

    def __new__(cls, iterable, key=None):
        self = object.__new__(cls)
        self._items = _groupby(_Run(iter(iterable), key))
        return self


class _grouper(_iterator):
    __slots__ = ()

    def __new__(cls, items):
        self = object.__new__(cls)
        self._items = items
        return self


class _Run:
    """What a `groupby` and its groups share: the value that was read last, its key, and the group that may read on."""

    __slots__ = ("iterator", "function", "value", "key", "group")

    def __init__(self, iterator, function):
        self.iterator = iterator
        self.function = function
        self.value = self.key = _end
        self.group = None

    def read(self):
        value = next(self.iterator, _end)
        if value is _end:
            return False
        function = self.function
        key = value if function is None else function(value)
        self.value = value
        self.key = key
        return True


def _groupby(run):
    target = _end
    while True:
        run.group = None
        while run.key is _end or (target is not _end and (run.key is target or target == run.key)):
            if not run.read():
                return
        target = run.key
        run.group = group = object()
        yield target, _grouper(_group(run, target, group))


def _group(run, target, group):
    while run.group is group:
        if run.value is _end and not run.read():
            return
        key = run.key
        if not (key is target or target == key):
            return
        value = run.value
        run.value = _end
        yield value


class _tee(_iterator):
    """Iterator wrapped to make it copyable."""

    __slots__ = ("_place", "_source", "__weakref__")

    def __new__(cls, iterable, /):
        if isinstance(iterable, _tee):
            return iterable.__copy__()
        return _tee_from(cls, iter(iterable), [None, None])

    def __copy__(self):
        """Returns an independent iterator."""
        return _tee_from(type(self), self._source, self._place())


def _tee_from(cls, source, link):
    self = object.__new__(cls)

    def run():
        nonlocal link
        while True:
            if link[1] is None:
                value = next(source, _end)
                if value is _end:
                    return
                link[0] = value
                link[1] = [None, None]
            value, link = link
            yield value

    self._source = source
    self._place = lambda: link
    self._items = run()
    return self


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = _tee(iterable)
    return (first, *[first.__copy__() for _ in range(n - 1)])
