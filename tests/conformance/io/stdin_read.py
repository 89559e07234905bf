# sys.stdin as an iterator and through its methods.
import sys

first = sys.stdin.readline()
print(repr(first), repr(sys.stdin.readline()))
words = {}
for number, line in enumerate(sys.stdin, 3):
    if line.strip() == "--":
        break
    for word in line.split():
        words.setdefault(word, []).append(number)
print(words)
rest = sys.stdin.read()
print(repr(rest), repr(sys.stdin.read()), repr(sys.stdin.readline()))
