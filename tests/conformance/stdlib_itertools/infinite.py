from itertools import count, cycle, repeat, islice
print(list(islice(count(3, 2), 4)), list(islice(count(1.5, 0.5), 3)), list(islice(count(10, -3), 4)))
c = count(5)
print(c, next(c), next(c), c, count(1, 2), count(2.5))
print(list(islice(cycle("abc"), 7)), list(cycle([])))
r = repeat("x", 3)
print(r, next(r), r, list(r), repeat(None), list(repeat(1, -4)), r.__length_hint__())
for make in (lambda: count("a"), lambda: repeat(), lambda: repeat(1, "b"), lambda: cycle(5)):
    try:
        make()
    except TypeError as e:
        print(type(e).__name__)
