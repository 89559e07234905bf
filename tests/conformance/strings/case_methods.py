# upper, lower, title, capitalize, swapcase, casefold on ASCII and beyond.
for s in ("hello World", "ÀÉÎ straße", "ǆ ǅ ǈ", "ΑΣΑΣ ΣΑΣ", "ﬁ ligature", "İstanbul ıI", "they're bill's", "x1y2 a_b-c", "", "ß", "ŉ", "µ", "𐐀𐐨", "Ⅷ ⓐ", "漢字ABC"):
    print(repr(s), repr(s.upper()), repr(s.lower()), repr(s.title()), repr(s.capitalize()), repr(s.swapcase()), repr(s.casefold()))
print("ß".upper().lower(), "Straße".casefold() == "STRASSE".casefold(), "Σ".lower(), "ΟΔΥΣΣΕΥΣ".lower(), "I".lower(), "é".upper() == "É")
for s in ("abc", "ABC", "Abc", "aBC1", "A1B", "123", "", "Hello World", "Hello world", "HELLO There", "ǅ", "ª", "Ⅷ"):
    print(repr(s), s.isupper(), s.islower(), s.istitle())
print(len("ß".upper()), len("İ".lower()), "İ".lower().encode(), "ﬀ".upper(), "ŉ".upper().encode("utf-8"))
