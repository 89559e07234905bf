from itertools import islice, batched
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 3)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 5, 2)), list(it))
for args in ((-1,), ("a",), (1, -2), (0, 5, 0), (0, 5, -1), (1, 2, 3, 4)):
    try:
        islice([], *args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(list(batched("abcdefg", 3)), list(batched([], 2)))
try:
    list(batched("abc", 2, strict=True))
except ValueError as e:
    print(e)
try:
    batched("abc", 0)
except ValueError as e:
    print(e)
