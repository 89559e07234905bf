# bool in arithmetic, indexing, comparison and formatting; int where bool is expected.
print(True + 1, True - True, True * 3, True / 2, True // 1, True % 2, True ** 5, -True, +False, ~0 + True)
print(True & 1, True | 0, True ^ 3, True << 3, False >> 1, True & False, type(True & True).__name__, type(True & 1).__name__, type(True + False).__name__)
print(True < 2, False == 0.0, True == 1 == 1.0, True != 2, (True, 1) == (1, True), [0, 1][True], "ab"[False], {True: "a", 1: "b"}, {0: "x"}[False])
print(sum(x > 2 for x in range(6)), [x > 2 for x in range(5)].count(True), max(True, 0.5), min(False, -1), sorted([True, False, 2, -1]), abs(True), round(True), int(True), float(False), str(True), repr(False))
print(f"{True}", f"{True:d}", f"{True:5}|", f"{True!s:>6}", "%d %s %r" % (True, True, False), format(True, "b"), "{:.1f}".format(True), bool("0"), bool(0.0), bool([0]), not 0, not not 5)
print(1 and 2, 0 and 2, 1 or 2, 0 or "", None or False, not None, True and [], [] or {} or 0, 1 if [] else 2, (1, 0)[not True])


def count(flags):
    n = 0
    for flag in flags:
        n += flag
    return n


def majority(*votes):
    return sum(votes) * 2 > len(votes)


def xor(a, b):
    return bool(a) != bool(b)


print(count([True, False, True]), count([1, True, 0.5]), majority(True, False, True), majority(), [xor(a, b) for a in (0, 1) for b in ("", "x")])
x = True
x += 1
y = False
y |= True
z = True
z &= 2
print(x, y, z, type(y).__name__, type(z).__name__, range(True), list(range(True, 3)), [1] * True, "ab" * False, chr(65 + True), pow(2, True), divmod(True, True), isinstance(True, int), int.__add__(True, True), True.__class__, True.real, (True).bit_length(), hash(True), True.to_bytes(1, "big"))
print(all([]), any([]), all([True, 1, "x"]), any([0, "", None]), bool(range(0)), bool(object()), None is None, (None == False), (0 == False), [] == False)
