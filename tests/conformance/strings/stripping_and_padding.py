# strip, removeprefix, center, ljust, zfill, expandtabs.
for s in ("  padded \n", "xxhixx", "", "\t\x0b\x0c\x1c\x85\u2003text\u3000", "abcba", "www.example.com"):
    print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip("x")), repr(s.strip("abcw.")), repr(s.lstrip("w.a")), repr(s.rstrip("moc")), repr(s.strip(None)))
print("prefix-text".removeprefix("prefix-"), "text".removeprefix("x"), "text.py".removesuffix(".py"), "text".removesuffix(""), "aaa".removeprefix("a"), "".removesuffix("x"))
print(repr("ab".center(7)), repr("abc".center(8, "*")), repr("ab".center(5, "-")), repr("ab".ljust(5, ".")), repr("ab".rjust(5)), repr("abc".center(2)), repr("é".center(4, "é")), repr("x".ljust(0)))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(5), "-".zfill(3), "".zfill(2), "12345".zfill(3), "--1".zfill(5))
print(repr("a\tbc\td".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\n\tc".expandtabs(4)), repr("abcdefgh\tx".expandtabs(8)), repr("a\tb\tc".expandtabs(tabsize=2)), repr("é\tx".expandtabs(3)))
for bad in (lambda: "a".strip(5), lambda: "a".center("x"), lambda: "a".center(5, "ab"), lambda: "a".ljust(5, 5), lambda: "a".zfill("3"), lambda: "a".removeprefix(5), lambda: "a".center(), lambda: "a".expandtabs("x")):
    try:
        print(bad())
    except TypeError as error:
        print(error)
table = [("name", 3), ("longer name", 42), ("x", 1234)]
for label, n in table:
    print("|" + label.ljust(12, ".") + "|" + str(n).rjust(6) + "|" + label[:3].center(5) + "|" + str(n).zfill(5) + "|")
