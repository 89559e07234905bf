# bytes: construction, indexing, the string-like methods, errors.
b = b"Hello, World"
print(b, b[0], b[-1], b[1:4], len(b), list(b)[:3], b + b"!", b * 2, 111 in b, b"World" in b, b == b"Hello, World", b"a" < b"b", b[::-1])
print(bytes(), bytes(3), bytes([65, 66]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(5)), bytes(bytearray(b"q")), b"\x00\xff\n\t\\'\"", b'"', b"'", repr(b"it's \"q\""))
print(b.find(b"o"), b.rfind(b"o"), b.index(b"W"), b.count(b"l"), b.find(108), b.replace(b"l", b"L", 1), b.split(b", "), b.partition(b","), b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize())
print(b.startswith(b"He"), b.endswith((b"x", b"ld")), b"  x ".strip(), b"xxyxx".strip(b"x"), b",".join([b"a", b"b"]), b"a\nb\r\n".splitlines(), b"5".zfill(3), b"a".center(5, b"*"), b"a".ljust(3) + b"|", b"a\tb".expandtabs(4), b"ab".removeprefix(b"a"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab".istitle(), b"\xff".isascii(), b.translate(bytes.maketrans(b"lo", b"01")), b"abc".translate(None, b"b"))
print(b.hex(), b"\x01\xff".hex("-"), b"abcdef".hex(":", 2), b"abcdef".hex(":", -2), bytes.fromhex("48 65 6c6C"), bytes.fromhex(""), b"%d-%s" % (5, b"x"))
for bad in (lambda: b + "x", lambda: b[99], lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: bytes(-1), lambda: b.index(b"zz"), lambda: b"".join(["a"]), lambda: b"a" < "a", lambda: b.find("o"), lambda: "o" in b, lambda: 256 in b, lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: b.split(b""), lambda: ord(b"ab"), lambda: b"a" * 1.5, lambda: b.x, lambda: bytes(None)):
    try:
        print(bad())
    except (TypeError, IndexError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
print(b"a" == "a", b"" == "", {b"k": 1}[b"k"], hash(b"x") == hash(bytes([120])), sorted([b"b", b"a"]), max(b), min(b), sum(b"\x01\x02"), ord(b"A"), int(b"12"), float(b"1.5"), bool(b""), any(b"\0"), [*b"ab"], tuple(b"a"), bytes(reversed(b"abc")), b"a" b"b", rb"\n", len(rb"\n"), b"\101\x42")
