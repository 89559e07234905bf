# Every method of list.
a = [3, 1, 2]
print(a.append(4), a, a.extend("xy"), a, a.extend([]), a.insert(0, "first"), a.insert(100, "last"), a.insert(-1, "before last"), a)
print(a.remove("x"), a, a.pop(), a.pop(0), a.pop(-2), a)
print(a.index(1), a.count(2), a.copy() == a, a.copy() is a, a.reverse(), a, a.clear(), a)
b = [1, 2, 3, 2, 1]
print(b.index(2), b.index(2, 2), b.index(1, -1), b.index(2, 1, 3), b.count(1), b.count(9), b.count(1.0), b.count(True))
for bad in (lambda: b.index(9), lambda: b.index(1, 1, 3), lambda: b.remove(9), lambda: [].pop(), lambda: b.pop(10), lambda: b.pop("x"), lambda: b.insert("x", 1), lambda: b.extend(5), lambda: b.append(), lambda: b.index(), lambda: b.sort(5), lambda: b.pop(1, 2)):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
print(b + [4], [0] + b, b * 2, 2 * [1, 2], b * 0, b * -1, [] + [], [[]] * 2)
b += (7, 8)
b *= 2
print(b, len(b), 7 in b, 9 not in b)
b[0], b[-1] = "new", "end"
print(b[0], b[-1], b == b[:], [1, 2] < [1, 2, 3], [2] > [1, 9], [1, [2, 3]] == [1, [2, 3]], [] < [0], [1, 2] != [1, 3])
shared = [[0] * 2] * 2
shared[0][0] = 1
separate = [[0] * 2 for _ in range(2)]
separate[0][0] = 1
print(shared, separate)
nested = [1, [2, [3, [4]]]]
shallow = nested.copy()
shallow[1][0] = "changed"
print(nested, shallow == nested)
print(list(), list("abc"), list((1, 2)), list({"k": 1}), list(range(3)), list(map(str, [1])), list(b"ab"), list({5}))
print([1, 2, 3].__contains__(2), [1].__len__(), [1, 2].__getitem__(1), [1] .__add__([2]), [1].__eq__((1,)), [3, 4].__iter__().__next__(), list.append)
try:
    [1] + (2,)
except TypeError as error:
    print(error)
try:
    [1] * [2]
except TypeError as error:
    print(error)
try:
    hash([])
except TypeError as error:
    print(error)
self_ref = [1]
self_ref.append(self_ref)
print(self_ref, self_ref[1][1][0], self_ref in self_ref)
class L(list):
    def total(self):
        return sum(self)
l = L([1, 2])
l.append(3)
print(l, l.total(), l + [4], type(l + [4]).__name__, type(l[:]).__name__, isinstance(l, list), l == [1, 2, 3])
