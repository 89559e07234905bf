# `ord` and `chr` of every width, in loops, with what they refuse, and replaced by other functions.


def there_and_back():
    total = 0
    for code in (0, 1, 65, 127, 128, 255, 256, 0xFFFF, 0x10000, 0x10FFFF, 0xD800):
        for _ in range(2):
            c = chr(code)
            total += ord(c)
            print(ascii(c), ord(c), len(c), ord(c) == code)
    print(total, chr(True), chr(False) == "\0", ord(b"a"), ord(bytearray(b"\xff")))


class Text(str):
    def __len__(self):
        return 5


class Index:
    def __index__(self):
        return 66


def refused():
    for argument in ("", "ab", b"", b"ab", 65, None, 1.5, Text("ab"), "\U0001F600x"):
        for _ in range(2):
            try:
                print(ord(argument))
            except Exception as error:
                print(type(error).__name__, error)
    for argument in (-1, 0x110000, 2**40, 2**70, -(2**70), "a", 1.0, None):
        for _ in range(2):
            try:
                print(ascii(chr(argument)))
            except Exception as error:
                print(type(error).__name__, error)
    print(ord(Text("a")), chr(Index()))


def replaced():
    for _ in range(2):
        print(ord("a"), chr(98))


there_and_back()
refused()
replaced()
ord = lambda c: "own ord"
replaced()
import builtins

builtins.chr, kept = (lambda i: "own chr"), chr
replaced()
builtins.chr = kept
del ord
replaced()
