import heapq, bisect
h = [5, 1, 4, 2, 3]; heapq.heapify(h); heapq.heappush(h, 0); print([heapq.heappop(h) for _ in range(6)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello", key=ord), list(heapq.merge([1, 4], [2, 3])))
h = [1, 3]; print(heapq.heappushpop(h, 2), heapq.heapreplace(h, 9), h)
a = [1, 2, 2, 3]; print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 5), bisect.bisect([3, 2], -1, key=lambda x: -x)); bisect.insort(a, 2.5); print(a)
import operator as o
print(o.itemgetter(1)([5, 6]), o.itemgetter(0, 2)("abc"), o.attrgetter("real", "imag")(3j), o.methodcaller("upper")("a"), o.add(1, 2), o.contains([1], 1), o.concat([1], [2]), o.indexOf([1, 2], 2), o.not_(0), o.index(True), o.length_hint([1, 2]))
print(repr(o.itemgetter(1)), repr(o.attrgetter("a")), repr(o.methodcaller("f", 1, k=2)))
