# replace, translate, maketrans.
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("ana", "ANA"), "aaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"), "abc".replace("b", ""), "abc".replace("x", "y"), "aaa".replace("a", "bb", 0), "aaa".replace("a", "b", -1))
print("héllo".replace("é", "e"), "a😀b".replace("😀", "::"), "x漢x".replace("x", "字"), "ab".replace("ab", "ab" * 3), "one two".replace(" ", "\n"), "aXbX".replace("X", "1", count=1))
table = str.maketrans("abc", "xyz", "d")
print(table, "aabbccdd".translate(table), "cab".translate({97: "A", 98: None, 99: 0x43}), "abc".translate(str.maketrans({"a": "1", "b": "two", "c": None})), "x".translate({}), "ß".translate({0xDF: "ss"}))
class Upper(dict):
    def __missing__(self, key):
        return chr(key).upper() if key % 2 else None
print("abcdef".translate(Upper()), "hello".translate(str.maketrans("lo", "01")))
rot13 = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM")
print("Hello, World!".translate(rot13), "Hello, World!".translate(rot13).translate(rot13))
for bad in (lambda: "a".replace("a"), lambda: "a".replace(1, "b"), lambda: "a".replace("a", None), lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": "c"}), lambda: str.maketrans("a"), lambda: "a".translate({97: 1.5}), lambda: "a".translate(5), lambda: "a".translate({97: 0x110000})):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + shift) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


print(caesar("The Quick Brown Fox!", 3), caesar(caesar("The Quick Brown Fox!", 3), -3))
print("a.b.c".replace(".", "/").upper().swapcase().title(), "tabs\tand\nnewlines".replace("\t", "\\t").replace("\n", "\\n"))
