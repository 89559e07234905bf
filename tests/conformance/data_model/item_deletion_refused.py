class Empty:
    pass


class Sized:
    def __len__(self):
        return 1


class Gettable:
    def __getitem__(self, key):
        return key


for container in (Empty(), Sized(), Gettable(), (1, 2), "text", b"bytes", range(3), {1}, frozenset(), 5, 1.5, None, True, {}.keys(), {}.items(), len, Empty, iter([]), (x for x in ()), slice(1), object()):
    for key in (0, "key", None, 1.5, slice(1)):
        try:
            del container[key]
        except TypeError as error:
            print(error)
        try:
            container[key] = 1
        except TypeError as error:
            print(error)
