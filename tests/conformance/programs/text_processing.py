# Word wrap, columns, counting, run lengths, roman numerals, number words, a cipher, anagrams.
def number_words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + number_words(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return number_words(n // size) + " " + name + (" and " if size == 100 and rest else " " if rest else "") + (number_words(rest) if rest else "")


def from_roman(text):
    values = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    numbers = [values[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(numbers, numbers[1:] + [0]))


def run_length(text):
    out, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += (str(j - i) if j - i > 1 else "") + text[i]
        i = j
    return out


def expand(text):
    out, count = "", ""
    for c in text:
        if c.isdigit():
            count += c
        else:
            out, count = out + c * int(count or 1), ""
    return out


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A" if c.isupper() else "a")
            shift = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(c) - base + sign * shift) % 26 + base))
            i += 1
        else:
            out.append(c)
    return "".join(out)


def columns(items, width):
    size = max(map(len, items)) + 2
    per_row = max(1, width // size)
    return "\n".join("".join(item.ljust(size) for item in items[i:i + per_row]).rstrip() for i in range(0, len(items), per_row))


def pig_latin(word):
    for i, c in enumerate(word):
        if c in "aeiou":
            return word[i:] + word[:i] + "ay"
    return word + "ay"


def snake_to_camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def camel_to_snake(name):
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


print([number_words(n) for n in (0, 13, 42, 100, 115, 999, 1000, 12345, -7, 10**6 + 1)])
print([from_roman(r) for r in ("III", "IV", "MCMXCIV", "XLII")])
print(run_length("aaabccdddd"), expand(run_length("WWWWBBBWWC")), expand("12x3yz"))
secret = vigenere("Attack at Dawn!", "lemon")
print(secret, vigenere(secret, "lemon", -1))
print(columns("apple fig banana kiwi cherry date elderberry grape".split(), 40))
print([pig_latin(w) for w in "the quick brown fox rhythm apple".split()])
print(snake_to_camel("some_long_name"), camel_to_snake("someLongName"))
vowels = str.maketrans("aeiou", "*****")
print("programming language".translate(vowels), "".join(sorted("programming", key=lambda c: (-"programming".count(c), c))))
words = "it was the best of times it was the worst of times".split()
print({w: words.count(w) for w in dict.fromkeys(words)}, [w for i, w in enumerate(words) if w not in words[:i]])
print("\n".join(f"{i:>2} {'*' * i:<6}|{'-' * (5 - i)}" for i in range(1, 5)))
