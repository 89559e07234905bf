def take(iterator):
    while True:
        yield next(iterator)


print(list(zip(range(2), take(iter([1, 2, 3])))))
print(list(take(iter([1]))))
