# [strings] Printing nested data as JSON text and reading it back with a recursive parser.
import sys
import time

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
UNESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}


def quote(text):
    out = ['"']
    for c in text:
        out.append(ESCAPES.get(c, c))
    out.append('"')
    return "".join(out)


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, dict):
        out.append("{")
        first = True
        for key, item in value.items():
            if not first:
                out.append(", ")
            first = False
            out.append(quote(key))
            out.append(": ")
            write(item, out)
        out.append("}")
    else:
        out.append("[")
        for i, item in enumerate(value):
            if i:
                out.append(", ")
            write(item, out)
        out.append("]")


def dumps(value):
    out = []
    write(value, out)
    return "".join(out)


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def blank(self):
        text = self.text
        while text[self.at] in " \n\t":
            self.at += 1

    def expect(self, word, value):
        if not self.text.startswith(word, self.at):
            raise ValueError(f"expected {word} at {self.at}")
        self.at += len(word)
        return value

    def value(self):
        self.blank()
        c = self.text[self.at]
        if c == "{":
            return self.mapping()
        if c == "[":
            return self.sequence()
        if c == '"':
            return self.string()
        if c == "t":
            return self.expect("true", True)
        if c == "f":
            return self.expect("false", False)
        if c == "n":
            return self.expect("null", None)
        return self.number()

    def mapping(self):
        result = {}
        self.at += 1
        self.blank()
        while self.text[self.at] != "}":
            self.blank()
            key = self.string()
            self.blank()
            self.expect(":", None)
            result[key] = self.value()
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return result

    def sequence(self):
        result = []
        self.at += 1
        self.blank()
        while self.text[self.at] != "]":
            result.append(self.value())
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return result

    def string(self):
        text = self.text
        at = self.at + 1
        out = []
        while text[at] != '"':
            c = text[at]
            if c == "\\":
                at += 1
                c = UNESCAPES[text[at]]
            out.append(c)
            at += 1
        self.at = at + 1
        return "".join(out)

    def number(self):
        text = self.text
        start = self.at
        at = start
        while at < len(text) and text[at] in "+-.0123456789eE":
            at += 1
        self.at = at
        digits = text[start:at]
        if "." in digits or "e" in digits:
            return float(digits)
        return int(digits)


def record(i):
    return {
        "id": i,
        "name": "customer \"" + str(i) + "\"",
        "tags": ["alpha", "beta\n", "gamma"],
        "active": i % 2 == 0,
        "parent": None if i % 3 else i - 1,
        "position": {"x": i * 0.5, "y": -i, "path": [1, 2, [3, 4, [5.25]]]},
    }


def main(size):
    total = 0
    agreed = 0
    for i in range(size):
        data = [record(i), record(i + 1)]
        text = dumps(data)
        total += len(text)
        if Reader(text).value() == data:
            agreed += 1
    return total, agreed


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3500
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
