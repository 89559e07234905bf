# encode and decode: utf-8, ascii, latin-1, utf-16/32, error handlers.
s = "é漢😀a"
for codec in ("utf-8", "utf8", "UTF-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
    b = s.encode(codec)
    print(codec, b, b.decode(codec) == s)
print("abc".encode("ascii"), "é".encode("latin-1"), "é".encode("iso-8859-1"), b"\xe9".decode("latin-1"), "abc".encode(), b"abc".decode(), str(b"abc", "ascii"), str(b"\xc3\xa9", encoding="utf-8"), bytes("é", "utf-8"), str(b"x"), "a".encode("utf-16"), "a".encode("utf-8-sig"))
for handler in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "strict", "nonsense"):
    for codec in ("ascii", "latin-1"):
        try:
            print(handler, codec, "aé漢😀".encode(codec, handler))
        except (UnicodeEncodeError, LookupError) as error:
            print(type(error).__name__, error)
for data in (b"\xff", b"ok\xc3", b"\xc3\x28", b"\xe6\xbc", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"a\x80b", b"\xf5\x80\x80\x80", b"\xe2\x82\x28x"):
    for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        try:
            print(data, handler, ascii(data.decode("utf-8", handler)))
        except UnicodeDecodeError as error:
            print(data, error)
for bad in (lambda: "\ud800".encode(), lambda: b"\x80".decode("ascii"), lambda: "a".encode("no-such-codec"), lambda: b"a".decode("rot"), lambda: "é".encode(errors="strict", encoding="ascii"), lambda: str("a", "utf-8"), lambda: bytes("a"), lambda: "a".encode(5), lambda: "ab漢字cd".encode("ascii"), lambda: "\udc80".encode("utf-8")):
    try:
        print(bad())
    except (UnicodeError, LookupError, TypeError) as error:
        print(type(error).__name__, error)
print(b"\xff\xfe".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800")
print([len("é漢😀"[i].encode()) for i in range(3)], "".join(chr(b) for b in "é".encode()), bytes(ord(c) for c in "abc"))
