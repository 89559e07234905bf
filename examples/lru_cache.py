"""An LRU cache: doubly linked list plus dict, as a class, as a mapping, and as a decorator with statistics."""


class Link:
    __slots__ = ("previous", "next", "key", "value", "cost")

    def __init__(self, key=None, value=None, cost=0):
        self.previous = self.next = self
        self.key, self.value, self.cost = key, value, cost

    def unlink(self):
        self.previous.next, self.next.previous = self.next, self.previous

    def put_before(self, other):
        self.previous, self.next = other.previous, other
        other.previous.next = other.previous = self


class LRU:
    """Keeps at most `capacity` units of cost; what was used longest ago goes first."""

    def __init__(self, capacity, cost=lambda key, value: 1, on_evict=None):
        if capacity <= 0:
            raise ValueError("capacity must be positive")
        self.capacity, self.cost, self.on_evict = capacity, cost, on_evict
        self._table = {}
        self._root = Link()
        self.used = self.hits = self.misses = self.evicted = 0

    def __len__(self):
        return len(self._table)

    def __contains__(self, key):
        return key in self._table

    def __getitem__(self, key):
        try:
            link = self._table[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        link.unlink()
        link.put_before(self._root)
        return link.value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        cost = self.cost(key, value)
        if cost > self.capacity:
            raise ValueError(f"{key!r} costs {cost}, the cache holds {self.capacity}")
        if key in self._table:
            del self[key]
        self._table[key] = link = Link(key, value, cost)
        link.put_before(self._root)
        self.used += cost
        while self.used > self.capacity:
            oldest = self._root.next
            del self[oldest.key]
            self.evicted += 1
            if self.on_evict:
                self.on_evict(oldest.key, oldest.value)

    def __delitem__(self, key):
        link = self._table.pop(key)
        link.unlink()
        self.used -= link.cost

    def __iter__(self):
        """From the oldest to the newest."""
        link = self._root.next
        while link is not self._root:
            yield link.key
            link = link.next

    def items(self):
        for key in self:
            yield key, self._table[key].value

    def __repr__(self):
        inside = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"LRU({self.used}/{self.capacity} {{{inside}}})"


def cached(capacity):
    """Remembers results of a function by its arguments."""

    def decorate(function):
        cache = LRU(capacity)

        def wrapper(*args, **kwargs):
            key = args + tuple(sorted(kwargs.items()))
            try:
                return cache[key]
            except KeyError:
                cache[key] = result = function(*args, **kwargs)
                return result

        wrapper.cache = cache
        wrapper.__name__ = function.__name__
        return wrapper

    return decorate


@cached(1000)
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


@cached(3)
def expensive(n, *, power=2):
    print(f"    computing {n}^{power}")
    return n**power


def simulate(capacity, requests):
    cache = LRU(capacity)
    for page in requests:
        if cache.get(page) is None:
            cache[page] = f"page {page}"
    return cache


def requests(n):
    """A stream in which few pages are asked for often."""
    state = 1
    for _ in range(n):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        yield (state >> 8) % 97 * ((state >> 16) % 11) // 10


def main():
    gone = []
    cache = LRU(3, on_evict=lambda key, value: gone.append(key))
    for key, value in zip("abc", range(3)):
        cache[key] = value
    print(cache, cache["a"], cache.get("zz"), cache.get("zz", "default"))
    cache["d"] = 3
    print(cache, gone, "b" in cache, "a" in cache)
    cache["a"] = "new"
    del cache["c"]
    print(cache, list(cache), dict(cache.items()), len(cache))
    for action in (lambda: cache["nope"], lambda: LRU(0), lambda: cache.__delitem__("nope")):
        try:
            action()
        except (KeyError, ValueError) as error:
            print(type(error).__name__, error)
    sized = LRU(20, cost=lambda key, value: len(value), on_evict=lambda key, value: print(f"    dropping {key} ({len(value)})"))
    for name, text in (("one", "x" * 8), ("two", "y" * 8), ("three", "z" * 4), ("four", "w" * 9)):
        sized[name] = text
    print(list(sized), sized.used)
    try:
        sized["big"] = "!" * 21
    except ValueError as error:
        print(error)
    print(paths(15, 15), paths.cache.hits, paths.cache.misses, len(paths.cache))
    for n in (1, 2, 3, 1, 4, 2):
        expensive(n)
    expensive(5, power=3)
    print(expensive(5, power=3), expensive.__name__, expensive.cache)
    for capacity in (5, 10, 20, 40, 80):
        result = simulate(capacity, requests(5000))
        rate = result.hits / (result.hits + result.misses)
        print(f"capacity {capacity:>2}: {rate:6.1%} hits, {result.evicted} evicted {'#' * int(rate * 40)}")


main()
