# Text handling as a report writer does it: wrapping, columns, counting, palindromes, anagrams.
text = "Die Größe der Straße beträgt 1½ Meilen — „naïve“ Schätzung! 漢字も 3 つ。 The quick brown fox jumps over the lazy dog 🦊."


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line] if line else lines


for line in wrap(text, 30):
    print(f"|{line:<30}|{line:>30}|{line:^30}|")
letters = {}
for c in text.casefold():
    if c.isalpha():
        letters[c] = letters.get(c, 0) + 1
print(sorted(letters.items(), key=lambda kv: (-kv[1], kv[0]))[:8])
print(sum(c.isupper() for c in text), sum(c.isspace() for c in text), sum(c.isnumeric() for c in text), sum(not c.isascii() for c in text))


def is_palindrome(s):
    s = [c for c in s.casefold() if c.isalnum()]
    return s == s[::-1]


print([is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "Été", "No lemon, no melon", "abca", "")])
groups = {}
for word in ["listen", "silent", "enlist", "google", "elgoog", "été", "tée"]:
    groups.setdefault("".join(sorted(word)), []).append(word)
print(list(groups.values()))


def slug(s):
    out = ""
    for c in s.lower():
        out += c if c.isalnum() else "-" if not out.endswith("-") else ""
    return out.strip("-")


print(slug(text)[:60], slug("  Hello,   World! "))


def soundex(name):
    codes = {c: str(i) for i, group in enumerate(("aeiouyhw", "bfpv", "cgjkqsxz", "dt", "l", "mn", "r")) for c in group}
    out, last = name[0].upper(), codes[name[0].lower()]
    for c in name[1:].lower():
        code = codes[c]
        if code != "0" and code != last:
            out += code
        if c not in "hw":
            last = code
    return (out + "000")[:4]


print([soundex(n) for n in ("Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman")])


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


print(levenshtein("kitten", "sitting"), levenshtein("Größe", "Grösse"), levenshtein("", "abc"), levenshtein("漢字", "漢"))
