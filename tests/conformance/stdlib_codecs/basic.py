import codecs
print(codecs.encode("abc", "rot13"), codecs.decode(b"\xe9", "cp1252"), codecs.lookup("utf8").name, codecs.BOM_UTF8, codecs.escape_decode(b"a\\n"), codecs.encode(b"a", "hex"))
d = codecs.getincrementaldecoder("utf-8")(); print(d.decode(b"\xc3"), d.decode(b"\xa9"), codecs.getincrementalencoder("utf-16-le")().encode("a"))
codecs.register_error("up", lambda e: ("?!", e.end)); print(codecs.lookup_error("ignore").__name__)
try: codecs.lookup("nope")
except LookupError as e: print(e)
print(codecs.unicode_escape_decode("\\u0041\\x42")[0], codecs.charmap_encode("é", "strict", {233: 65})[0], codecs.iterdecode([b"a", b"b"], "ascii").__class__.__name__)
