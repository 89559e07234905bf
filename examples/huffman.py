"""Huffman coding: build the tree, encode text to bytes with the tree in front, decode it again, and compare sizes."""


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol, self.weight = symbol, weight

    def codes(self, prefix):
        yield self.symbol, prefix or "0"


class Node:
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.weight = left.weight + right.weight

    def codes(self, prefix):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")


class BitWriter:
    def __init__(self):
        self.bytes, self.pending, self.count = bytearray(), 0, 0

    def write(self, bits):
        for bit in bits:
            self.pending = self.pending << 1 | (bit == "1")
            self.count += 1
            if self.count % 8 == 0:
                self.bytes.append(self.pending)
                self.pending = 0

    def number(self, value, width):
        self.write(format(value, f"0{width}b"))

    def finish(self):
        length = self.count
        while self.count % 8:
            self.write("0")
        return bytes(self.bytes), length


class BitReader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def bit(self):
        byte, offset = divmod(self.at, 8)
        if byte >= len(self.data):
            raise EOFError("the data ends too early")
        self.at += 1
        return self.data[byte] >> 7 - offset & 1

    def number(self, width):
        value = 0
        for _ in range(width):
            value = value << 1 | self.bit()
        return value


def frequencies(text):
    counts = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    return counts


def build(counts):
    """Joins the two lightest trees until one is left; ties go to the older one, so the tree is always the same."""
    forest = [(weight, index, Leaf(symbol, weight)) for index, (symbol, weight) in enumerate(sorted(counts.items()))]
    serial = len(forest)
    forest.sort(key=lambda entry: entry[:2], reverse=True)
    while len(forest) > 1:
        _, _, a = forest.pop()
        _, _, b = forest.pop()
        joined = Node(a, b)
        entry = (joined.weight, serial, joined)
        serial += 1
        low, high = 0, len(forest)
        while low < high:
            middle = (low + high) // 2
            if forest[middle][:2] > entry[:2]:
                low = middle + 1
            else:
                high = middle
        forest.insert(low, entry)
    return forest[0][2]


def write_tree(tree, writer):
    match tree:
        case Leaf(symbol=symbol):
            writer.write("1")
            writer.number(ord(symbol), 21)
        case Node(left=left, right=right):
            writer.write("0")
            write_tree(left, writer)
            write_tree(right, writer)


def read_tree(reader):
    if reader.bit():
        return Leaf(chr(reader.number(21)), 0)
    left = read_tree(reader)
    return Node(left, read_tree(reader))


def encode(text):
    if not text:
        return b""
    tree = build(frequencies(text))
    codes = dict(tree.codes(""))
    writer = BitWriter()
    writer.number(len(text), 32)
    write_tree(tree, writer)
    for char in text:
        writer.write(codes[char])
    return writer.finish()[0]


def decode(data):
    if not data:
        return ""
    reader = BitReader(data)
    length = reader.number(32)
    tree = read_tree(reader)
    out = []
    for _ in range(length):
        node = tree
        if isinstance(node, Leaf):
            reader.bit()
        while isinstance(node, Node):
            node = node.right if reader.bit() else node.left
        out.append(node.symbol)
    return "".join(out)


def draw(tree, indent="", mark=""):
    if isinstance(tree, Leaf):
        print(f"{indent}{mark}{tree.symbol!r} x{tree.weight}")
    else:
        print(f"{indent}{mark}{tree.weight}")
        draw(tree.left, indent + "  ", "0 ")
        draw(tree.right, indent + "  ", "1 ")


def main():
    text = "abracadabra"
    tree = build(frequencies(text))
    draw(tree)
    codes = dict(tree.codes(""))
    for symbol in sorted(codes, key=lambda s: (len(codes[s]), codes[s])):
        print(repr(symbol), codes[symbol])
    print("".join(codes[c] for c in text))
    samples = {
        "abracadabra": text,
        "one letter": "z" * 40,
        "empty": "",
        "poem": "how much wood would a woodchuck chuck if a woodchuck could chuck wood " * 20,
        "unicode": "αβγ αβ α 漢字漢 😀 " * 15,
        "flat": "".join(chr(33 + i % 90) for i in range(900)),
        "skewed": "".join(chr(97 + (i & -i).bit_length()) for i in range(1, 2000)),
    }
    print(f"{'sample':<12} {'chars':>6} {'utf-8':>6} {'packed':>6} {'bits/char':>9}  ok")
    for name, sample in samples.items():
        packed = encode(sample)
        rate = len(packed) * 8 / len(sample) if sample else 0
        print(f"{name:<12} {len(sample):>6} {len(sample.encode()):>6} {len(packed):>6} {rate:>9.3f}  {decode(packed) == sample}")
    packed = encode(samples["poem"])
    print(packed[:24].hex(" "))
    try:
        decode(packed[:60])
    except EOFError as error:
        print("truncated:", error)


main()
