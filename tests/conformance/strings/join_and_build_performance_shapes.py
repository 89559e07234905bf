# Building strings in every way: results must be the same.
n = 200
a = ""
for i in range(n):
    a += str(i % 10)
b = "".join(str(i % 10) for i in range(n))
c = "".join([str(i % 10) for i in range(n)])
parts = []
for i in range(n):
    parts.append("%d" % (i % 10))
d = "".join(parts)
e = "0123456789" * (n // 10)
f = ""
for i in range(n - 1, -1, -1):
    f = f"{i % 10}{f}"
g = "{}" * n
g = g.format(*(i % 10 for i in range(n)))
h = bytes(48 + i % 10 for i in range(n)).decode()
i_ = str.join("", map(str, (i % 10 for i in range(n))))
print(a == b == c == d == e == f == g == h == i_, len(a), hash(a) == hash(h), {a: 1}[f])
s = "x"
for _ in range(12):
    s += s
print(len(s), s == "x" * 4096, s.count("xx"))
t = s
t += "end"
print(len(s), len(t), t[-4:])
words = ["alpha", "β", "漢字", "😀"]
for sep in ("", ",", " — ", "😀"):
    joined = sep.join(words)
    print(joined, len(joined), joined.split(sep) == words if sep else "")
line = ""
for word in words * 2:
    line = line + (" " if line else "") + word
    print(len(line), end=" ")
print(line)
u = ""
for ch in "mixed é 漢 😀 end":
    u = ch + u
print(u, u[::-1])
table = "\n".join("".join(f"{x * y:4}" for x in range(1, 6)) for y in range(1, 4))
print(table)
buffer = []
write = buffer.append
for y in range(3):
    for x in range(y + 1):
        write("*")
    write("\n")
print("".join(buffer), end="")
print("-" * 20, "=" * 3 + ">" + "=" * 3, ("ab" * 3)[1:-1], "a".join("bcd"), "abc" * 0 == "")
v = "start"
w = v
v = v + "!" if v is w else v
print(v, w, v.replace("!", "?"), f"{v}{w}", v.removesuffix("!") == w)
print(repr("".join(chr(c) for c in range(32, 127))))
