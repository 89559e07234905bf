# print: sep, end, file, flush; what it returns; errors.
import sys

print()
print("a", 1, None, [2], sep="-")
print("no newline", end="")
print("!", end="\n\n")
print(*range(5), sep=", ", end=".\n")
print("x", "y", sep="")
print("x", "y", sep=None, end=None)
print("to stdout", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)
print(print("inner"))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


w = Writer()
print("a", "b", sep="+", file=w)
print(file=w, flush=True)
print("é漢😀", 1.5, file=w, end="|")
print(w.parts)
sys.stdout.write("direct ")
print(sys.stdout.write("counted\n"))
for bad in (lambda: print(sep=1), lambda: print(end=1), lambda: print(file=5), lambda: print("x", unknown=1), lambda: print("x", sep=b"")):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
saved, sys.stdout = sys.stdout, w
print("captured")
sys.stdout = saved
print(w.parts[-2:])
print("multi\nline", "tab\tx", "\\", "nul:\0".replace("\0", "0"), sep="|")
print({"k": "v"}, (1,), {1}, ..., True, 1j, b"b", "str", 'x"y')
