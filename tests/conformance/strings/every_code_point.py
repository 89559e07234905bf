# Every method that asks or maps code points, of all of those up to U+1FFFF, as one number for each.
names = (
    "isalpha isprintable isnumeric isidentifier isdigit isdecimal isalnum isupper islower isspace istitle upper lower title casefold"
    " swapcase capitalize"
)
for name in names.split():
    method = getattr(str, name)
    total = 0
    for code in range(0x20000):
        answer = method(chr(code))
        if answer is True:
            total = (total * 31 + 1) % 1000000007
        elif answer is False:
            total = total * 31 % 1000000007
        else:
            for c in answer:
                total = (total * 31 + ord(c)) % 1000000007
    print(name, total)
for word in ("ΑΣ", "ΑΣ.", "Σ", "ΑΣΑ", "Α'Σ'", "ΑΣ\u0301 Β"):
    print(ascii(word.lower()))
