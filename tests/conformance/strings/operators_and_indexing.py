# Concatenation, repetition, comparison, indexing, iteration, immutability, hash and identity of equals.
a, b = "spam", "eggs"
print(a + b, a * 3, 3 * a, a * 0, a * -2, a + "", a[0], a[-1], a[1:3], a < b, a > b, a <= a, a == "sp" + "am", a != b, "a" < "B", "Z" < "a", "" < "a", "abc" < "abcd", "é" > "z", "10" < "9")
print(list(a), [c.upper() for c in a], len(a), "".join(reversed(a)), sorted(a), max(a), min(a), a.index("a"), "pa" in a, dict.fromkeys(a), tuple("xy"), set("aaa"), *"ab", sep="|")
for bad in (lambda: a + 1, lambda: a + b"x", lambda: a * "x", lambda: a[9], lambda: a["x"], lambda: a < 1, lambda: a - b, lambda: -a, lambda: a[1.0], lambda: "a" in 5, lambda: ord(a), lambda: int(a)):
    try:
        print(bad())
    except (TypeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
s = ""
for i in range(300):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:], s.count("abc"))
t = ""
for c in "aé漢😀":
    t += c
    print(t, len(t), t[-1], t[::-1])
print("%s" % a, str(5) + a, str(None), str(1.0), str(True), str([1, "a"]), str("x"), str(), str(object=5), a.__len__(), a.__add__("x"), a.__contains__("p"), a.__getitem__(0), a.__eq__(5), a.__mul__(2), str.upper("x"), "x".__class__)
print(hash("abc") == hash("ab" + "c"), {"k": 1}["".join(["k"])], a, chr(65), ord("é"), [ord(c) for c in "aé漢😀"], "".join(map(chr, range(97, 105))))
print("line one\nline two".split("\n")[1], "x=%d" % 5, "a" "b", ("a", "b") + ("c",), "abc".isalpha() and "yes", "" or "empty", "x" and "both")
x = "mutable?"
try:
    x[0] = "M"
except TypeError as error:
    print(error)
y = x
x += "!"
print(x, y, x[:3] + x[-1:], x[10:20] + "|", x[-100:4])
class S(str):
    def __getitem__(self, i):
        return "custom"
    def __len__(self):
        return 99
print(S("abc")[0], len(S("abc")), S("abc") + "d", list(S("ab")), S("x").upper(), "%s" % S("y"), f"{S('z')}", S("q") == "q")
