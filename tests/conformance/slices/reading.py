# Slices of lists, strings, tuples, bytes and ranges: every sign of start, stop and step.
data = list(range(10))
text = "abcdefghij"
for s in (slice(None), slice(3), slice(3, 7), slice(-3, None), slice(None, -3), slice(-7, -2), slice(None, None, 2), slice(1, None, 3), slice(None, None, -1), slice(7, 2, -1), slice(-1, -8, -2), slice(2, 7, -1), slice(100), slice(-100, 3), slice(5, 5), slice(None, None, 100), slice(8, None, -100), slice(True, 5)):
    print(s, data[s], text[s], tuple(data)[s], bytes(data)[s], range(10)[s])
print(data[:], data[:] is data, text[:] is text, tuple(data)[:] == tuple(data))
print("".join(text[i] for i in range(-1, -11, -1)), data[-1], data[-10], text[9])
print("hello"[1:-1], "hello"[::-1], "a"[0:100], ""[0:1], ""[::-1], "😀é漢x"[1:3], "😀é漢x"[::-2])
print(slice(1, 10, 2).indices(5), slice(None, None, -1).indices(4), slice(-100, 100).indices(3), slice(5).indices(0))
s = slice(1, "x", None)
print(s.start, s.stop, s.step, s == slice(1, "x"), slice(1) < slice(2), repr(slice(1, 2, 3)))
print(range(0, 100, 7)[3:-2:2], range(10, 0, -1)[::3], range(5)[10:], len(range(0, 10**9)[::7]))
for bad in (slice(None, None, 0), slice("a"), slice(1.0), slice(None, None, "x")):
    for sequence in (data, text, range(3)):
        try:
            sequence[bad]
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 2


print(data[Index():], text[:Index()], data[Index()], slice(Index()).indices(10))


class Show:
    def __getitem__(self, key):
        return key


show = Show()
print(show[1:2], show[:], show[::2], show[1:2, 3], show[...], show[1:2:3, ::], show[()], show[1,])
print({slice(1, 2): "hashable"}[slice(1, 2)])
