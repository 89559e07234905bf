# isalpha and its relatives over many characters.
methods = ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii")
for s in ("a", "1", "²", "½", "٣", "Ⅷ", "一", "é", "_", " ", "\n", "\t\n", "", "a1", "a b", "1a", "def", "ñandú", "\u00a0", "\u2003", "\x1c", "\x00", "\x7f", "😀", "\u0301", "ª", "①", "\u200b", "x\u0301", "-5", "3.5", "\ud800", "\U0010ffff", "𝟘", "a_1", "·", "℘"):
    print(ascii(s), [m[2:] for m in methods if getattr(s, m)()])
print("abc".isalpha() and not "ab1".isalpha(), all(c.isdigit() for c in "0123456789"))
print([hex(i) for i in range(0x300) if chr(i).isspace()], [hex(i) for i in range(256) if not chr(i).isprintable()][:40])
print(sum(chr(i).isalpha() for i in range(0x500)), sum(chr(i).isnumeric() for i in range(0x500)), sum(chr(i).isupper() for i in range(0x500)), sum(chr(i).isidentifier() for i in range(0x500)))
