from itertools import accumulate, chain, compress, dropwhile, takewhile, filterfalse, starmap, pairwise, zip_longest
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([2, 3, 4], operator.mul)), list(accumulate([], initial=7)), list(accumulate([1, 2], initial=10)))
print(list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "cd"])), list(chain()))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [1])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", 2])), list(filterfalse(lambda x: x % 2, range(6))))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(pairwise("abcd")), list(pairwise("a")))
print(list(zip_longest("abc", "x", fillvalue="-")), list(zip_longest()), list(zip_longest([1], [2, 3])))
it = iter(range(10))
print(list(takewhile(lambda x: x < 4, it)), list(it))
