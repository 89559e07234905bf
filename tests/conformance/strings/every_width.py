# Operations on strings of one, two and four bytes a code point, empty and single ones included, each with each.

SAMPLES = ["", "a", "\xe9", "ab", "a\xf1b", "abcdefgh", "\u0100", "a\U0001F600b", "\ud800", "\xff" * 9]


def pairs():
    for a in SAMPLES:
        for b in SAMPLES:
            yield a, b


def compared():
    for a, b in pairs():
        row = [a == b, a != b, a < b, a <= b, a > b, a >= b, b in a, a.startswith(b), a.endswith(b)]
        print("".join("1" if x else "0" for x in row), end=" ")
    print()


def searched():
    for a, b in pairs():
        text = a + b + a
        print(text.find(b), text.rfind(b), text.count(b), text.find(b, 1), text.find(b, -2), len(text), end="; ")
    print()


def replaced():
    for a, b in pairs():
        text = a + "-" + a + "-" + a
        print(ascii(text.replace("-", b)), ascii(text.replace(a, b, 2)), ascii(text.replace(b, "")), end="; ")
    print()


def taken_apart():
    for a, b in pairs():
        text = b.join([a, a, a])
        if b:
            print(text.split(b) == b.join([a, a, a]).split(b), ascii(text.split(b, 1)), ascii(text.partition(b)), ascii(text.rpartition(b)), end="; ")
        print(ascii(text), end="; ")
    print()


def sliced():
    for a, b in pairs():
        text = a + b
        print(ascii([text[:1], text[1:], text[-1:], text[1:3], text[:-1], text[5:2], text[None:None], text[::-1], text[::2]]), end=" ")
        if text:
            print(ascii(text[0] + text[-1]), end=" ")
    print()


def walked():
    seen = {}
    for a in SAMPLES:
        for c in a:
            seen[c] = seen.get(c, 0) + 1
        for i, c in enumerate(a):
            if a[i] != c:
                print("differs", ascii(a), i)
    print(ascii(sorted(seen.items())))


def formatted():
    for a in SAMPLES:
        for n in (0, -1, 10, 100, -12345, 2**32, 2**47 - 1, -(2**47), 2**80):
            print(ascii(f"{a}{n}{a}"), ascii("%s%d%s" % (a, n, a)), ascii("{}{}{}".format(a, n, a)), str(n), end=" ")
        print(ascii(f"{a:>12}{a:*<9}{a:\u0100^7}{a:.2}"), ascii("%5s|%-5s|%.1s" % (a, a, a)))


def grown():
    for a, b in pairs():
        text = a
        kept = text
        for _ in range(3):
            text += b
        print(ascii(text), text == a + b * 3, kept == a, end=" ")
    print()


def questions():
    names = ["isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "isupper", "islower", "isprintable", "isidentifier", "isascii", "istitle"]
    for name in names:
        found = []
        for code in range(0x180):
            if getattr(chr(code), name)():
                found.append(code)
        print(name, len(found), sum(found))
    counts = [0] * 8
    for code in range(0x180):
        c = chr(code)
        if c.isdigit():
            counts[0] += 1
        if c.isalpha():
            counts[1] += 1
        if c.isalnum():
            counts[2] += 1
        if c.isspace():
            counts[3] += 1
        if c.isupper():
            counts[4] += 1
        if c.islower():
            counts[5] += 1
        if c.isdecimal():
            counts[6] += 1
        if c.isnumeric():
            counts[7] += 1
    print(counts)
    for text in ["", "12", "1a", "aB", "AB", "ab1", " \t", "\xe9\xe8", "\u0661"]:
        print(ascii(text), text.isdigit(), text.isalpha(), text.isalnum(), text.isspace(), text.isupper(), text.islower(), end="; ")
    print()


def cased():
    for a in SAMPLES + ["The Quick brown-fox", "\xdf", "\u0130", "@[`{", "AZaz09" * 5]:
        print(ascii([a.upper(), a.lower(), a.title(), a.swapcase(), a.capitalize(), a.casefold()]))


compared()
searched()
replaced()
taken_apart()
sliced()
walked()
formatted()
grown()
questions()
cased()
