# Escapes in literals and in repr: quotes, control characters, astral, surrogates, unprintable.
print("tab\there", "new\\n", "quote\"s", 'single\'s', "oct\101\60", "hex\x41\xe9", "\u00e9\u6f22", "\U0001f600", "\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}", "bell\a".encode(), "line\
continued")
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\tnew\nret\r", "back\\slash", "\x00\x01\x1f\x7f", "\x80\x9f\xa0\xad\xff", "é漢😀", "\u0301combining", "\u200b\u2028\ufeff", "\ud800 lone \udfff", "\U000e0001\U0010ffff", "", "'", '"', "\a\b\f\v\0", "\ue000 private", "\u0378"):
    print(repr(s), ascii(s), len(s))
print(r"raw \n \' string", R"\x41", r"\\", "a" "b" 'c' """d""", """triple "quotes" inside
second line""", '''it's ''' "ok")
print(repr("'"), repr('"'), repr("'\""), repr("\\'"), str(["it's", '"']), {"k'": '"'})
print("\
joined", len("\\"), "\1\12\123".encode(), "\x7f".isprintable(), "%r %a" % ("é\n", "é\n"), f"{'é'!a}")
print(len("😀"), len("e\u0301"), "e\u0301" == "é", "😀"[0], [c for c in "a😀é"], "😀" > "\uffff", "a😀b"[::-1], ord("😀"), chr(128512), "👨‍👩‍👧".__len__())
print("\x41" "\u0041" == "AA", "a\
b", 'x' 'y' * 2, ("multi "
      "line"))
