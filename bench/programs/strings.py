# [strings] Building, splitting, joining, searching, replacing, case and stripping.
import sys
import time

TEXT = (
    "The quick brown fox jumps over the lazy dog, while seven wizards "
    "quietly mix up a dozen large jugs of liquid for the old king. "
)


def reverse_words(text):
    return " ".join(text.split(" ")[::-1])


def build(rounds):
    out = ""
    for i in range(rounds):
        out += chr(97 + i % 26)
        if i % 40 == 39:
            out += "\n"
    return out


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def count_all(text, needle):
    count = 0
    position = text.find(needle)
    while position >= 0:
        count += 1
        position = text.find(needle, position + 1)
    return count


def main(size):
    checksum = 0
    for i in range(size):
        line = TEXT.replace("fox", "wolf" + str(i))
        words = line.split()
        checksum += len(words) + len(reverse_words(line))
        checksum += line.upper().count("E") + line.lower().find("king")
        if line.startswith("The") and line.strip().endswith("king."):
            checksum += len(line.title())
        head, _, rest = line.partition(",")
        checksum += len(head) * len(rest.lstrip())
    text = build(size * 20)
    for line in text.split("\n"):
        checksum += len(line.strip()) + ord(line[-1:] or " ")
    for i in range(size // 25):
        checksum += count_all(caesar(TEXT, i), "e")
    text = TEXT * (size // 50)
    checksum += count_all(text, "the") + count_all(text, "zebra")
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 45000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
