# Strings of 1-, 2- and 4-byte characters mixed in every operation.
kinds = ["ascii", "latiné", "bmp漢", "astral😀"]
for a in kinds:
    for b in kinds:
        c = a + b
        print(c, len(c), c.find(b), c.count(a[-1]), c.replace(b[-1], a[-1]), (a < b), c.startswith(a), c.endswith(b), c[len(a):] == b, c.split(b[0])[0], a in c, c.upper())
text = "".join(kinds)
print(text, len(text), [text.index(k) for k in kinds], text[::3], text.translate({ord("😀"): None, ord("漢"): "kan"}), text.encode()[:12])
narrowed = text[:5]
print(narrowed, narrowed == "ascii", {narrowed: 1}["ascii"], hash(narrowed) == hash("ascii"), narrowed.isascii(), text.isascii())
d = {k: i for i, k in enumerate(kinds)}
print([d[k[:3] + k[3:]] for k in kinds], sorted(kinds, reverse=True), max(kinds), min(kinds))
print("é" * 3 + "a" * 2, "漢".center(5, "-"), "😀".rjust(3, "é"), "-".join(["a", "é", "漢", "😀"]), "é漢😀".partition("漢"), "a😀b😀c".split("😀"), "😀é".swapcase(), "aé漢😀".strip("a😀"))
print(chr(0x7f), ascii(chr(0x80)), chr(0xff), chr(0x100), chr(0xffff).isprintable(), chr(0x10000), ascii(chr(0x10ffff)), [hex(ord(c)) for c in "\x7f\x80\xff\u0100\uffff\U00010000"])
print("\u00e9" == "e\u0301", len("e\u0301"), "e\u0301".upper(), "ﬃ".upper(), sorted("zéaß漢😀"), "😀😁" < "😁", "\uffff" < "\U00010000")
