# Stars in displays, calls, subscripts, returns and for.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 5, *b), {*a, *b}, [*"ab", *range(2), *{7: 8}, *{9}])
print({**{"x": 1}, "y": 2, **{"x": 3}}, {**{}, **dict(z=1)})
print(*a, *b, sep="-")
print(*[], "only")
print([*[*[*"deep"]]], [*(), *[], *""])


def returns():
    return *a, *b


def yields():
    yield *a, 0


print(returns(), next(yields()))
for x in *a, *b:
    print(x, end=" ")
print()
t = *a,
print(t)
print(max(*a, *b), dict(**{"k": 1}, l=2), list((*a,)))


class Sub:
    def __getitem__(self, key):
        return key


print(Sub()[*a], Sub()[0, *b, 1], Sub()[*a, 1:2])


def f(*args, **kwargs):
    return args, kwargs


print(f(*a, 3, *b, k=1, **{"m": 2}, n=3))
print(f(*(x * 2 for x in a)), f(**{str(x): x for x in a}))
for bad in (lambda: [*5], lambda: (*None,), lambda: {*1.5}, lambda: {**[1]}, lambda: {**5}, lambda: f(*5)):
    try:
        bad()
    except TypeError as error:
        print(error)
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [*zip(*zip(*matrix))], [*map(sum, matrix)])
lists = [[1], [], [2, 3]]
print([x for l in lists for x in l], sum(lists, []), [*lists[0], *lists[2]])
head, *tail = *a, *b
print(head, tail)
