# [strings] A tokenizer that scans an arithmetic language character by character.
import sys
import time

SOURCE = """
let total = 0;
for index in 10 .. 250 {
    total = total + index * (index - 3) / 2; # running sum
    if total >= 1000 { print("large: ", total); total = total % 97; }
}
return total <= 3.25 * radius == "done";
"""

KEYWORDS = {"let", "for", "in", "if", "return"}
PAIRS = {"..", ">=", "<=", "=="}


def tokenize(source):
    tokens = []
    position = 0
    end = len(source)
    while position < end:
        c = source[position]
        if c == " " or c == "\n":
            position += 1
        elif c == "#":
            while position < end and source[position] != "\n":
                position += 1
        elif c.isalpha():
            start = position
            while position < end and (source[position].isalnum() or source[position] == "_"):
                position += 1
            word = source[start:position]
            tokens.append(("keyword" if word in KEYWORDS else "name", word))
        elif c.isdigit():
            start = position
            while position < end and source[position].isdigit():
                position += 1
            if source[position] == "." and source[position + 1].isdigit():
                position += 1
                while source[position].isdigit():
                    position += 1
                tokens.append(("float", float(source[start:position])))
            else:
                tokens.append(("int", int(source[start:position])))
        elif c == '"':
            start = position + 1
            position = start
            while source[position] != '"':
                position += 1
            tokens.append(("string", source[start:position]))
            position += 1
        elif source[position : position + 2] in PAIRS:
            tokens.append(("operator", source[position : position + 2]))
            position += 2
        else:
            tokens.append(("operator", c))
            position += 1
    return tokens


def main(size):
    counts = {}
    number_total = 0
    for _ in range(size):
        for kind, value in tokenize(SOURCE):
            counts[kind] = counts.get(kind, 0) + 1
            if kind == "int":
                number_total += value
    return sorted(counts.items()), number_total


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 8500
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
