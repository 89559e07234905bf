"""A JSON reader and printer: strict parser with positions in its errors, compact and indented output, and path queries."""


class JSONError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} at line {line} column {column}")
        self.line, self.column = line, column


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
REVERSE = {value: "\\" + key for key, value in ESCAPES.items() if key != "/"}


class Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        raise JSONError(message, self.text, self.at)

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, char):
        if self.peek() != char:
            self.fail(f"expected {char!r}, found {self.peek() or 'the end'!r}")
        self.at += 1

    def document(self):
        value = self.value()
        if self.peek():
            self.fail("extra text after the document")
        return value

    def value(self):
        match self.peek():
            case "{":
                return dict(self.sequence("{", "}", self.member))
            case "[":
                return list(self.sequence("[", "]", self.value))
            case '"':
                return self.string()
            case "":
                self.fail("expected a value, found the end")
            case c if c == "-" or c.isdigit():
                return self.number()
            case _:
                for word, value in (("true", True), ("false", False), ("null", None)):
                    if self.text.startswith(word, self.at):
                        self.at += len(word)
                        return value
                self.fail(f"unexpected {self.text[self.at]!r}")

    def sequence(self, opening, closing, item):
        self.take(opening)
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            yield item()
            if self.peek() != ",":
                break
            self.at += 1
        self.take(closing)

    def member(self):
        if self.peek() != '"':
            self.fail("expected a name in quotes")
        name = self.string()
        self.take(":")
        return name, self.value()

    def string(self):
        self.at += 1
        parts = []
        while True:
            start = self.at
            while self.at < len(self.text) and self.text[self.at] not in '"\\' and self.text[self.at] >= " ":
                self.at += 1
            parts.append(self.text[start:self.at])
            if self.at >= len(self.text):
                self.fail("unterminated string")
            char = self.text[self.at]
            if char == '"':
                self.at += 1
                return "".join(parts)
            if char != "\\":
                self.fail("control character in a string")
            self.at += 1
            parts.append(self.escape())

    def escape(self):
        char = self.text[self.at:self.at + 1]
        if char in ESCAPES and char:
            self.at += 1
            return ESCAPES[char]
        if char != "u":
            self.fail(f"bad escape {char!r}")
        unit = self.unit()
        if 0xD800 <= unit < 0xDC00 and self.text.startswith("\\u", self.at):
            self.at += 1
            low = self.unit()
            return chr(0x10000 + (unit - 0xD800 << 10) + (low - 0xDC00))
        return chr(unit)

    def unit(self):
        digits = self.text[self.at + 1:self.at + 5]
        try:
            value = int(digits, 16)
        except ValueError:
            self.fail(f"bad code {digits!r}")
        self.at += 5
        return value

    def number(self):
        start = self.at
        if self.text[self.at] == "-":
            self.at += 1
        self.digits("a digit")
        real = False
        if self.text[self.at:self.at + 1] == ".":
            self.at += 1
            self.digits("a digit after the point")
            real = True
        if self.text[self.at:self.at + 1] in ("e", "E"):
            self.at += 1
            if self.text[self.at:self.at + 1] in ("+", "-"):
                self.at += 1
            self.digits("a digit in the exponent")
            real = True
        literal = self.text[start:self.at]
        return float(literal) if real else int(literal)

    def digits(self, what):
        start = self.at
        while self.text[self.at:self.at + 1].isdigit():
            self.at += 1
        if self.at == start:
            self.fail(f"expected {what}")


def quote(text):
    out = ['"']
    for char in text:
        if char in REVERSE:
            out.append(REVERSE[char])
        elif char < " ":
            out.append(f"\\u{ord(char):04x}")
        else:
            out.append(char)
    return "".join(out) + '"'


def dump(value, indent=None, level=0):
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return quote(value)
        case list() | tuple():
            items = [dump(item, indent, level + 1) for item in value]
            return wrap("[", items, "]", indent, level)
        case dict():
            colon = ":" if indent is None else ": "
            items = [quote(key) + colon + dump(item, indent, level + 1) for key, item in value.items()]
            return wrap("{", items, "}", indent, level)
    raise TypeError(f"cannot write {type(value).__name__}")


def wrap(opening, items, closing, indent, level):
    if indent is None or not items:
        return opening + ",".join(items) + closing
    pad = "\n" + " " * indent * (level + 1)
    return opening + pad + ("," + pad).join(items) + "\n" + " " * indent * level + closing


def query(value, path):
    """Follows a path such as `orders[*].lines[0].price`; a star goes into every item."""
    found = [value]
    for step in path.replace("[", ".[").strip(".").split("."):
        if step == "[*]":
            found = [item for each in found for item in each]
        elif step.startswith("["):
            found = [each[int(step[1:-1])] for each in found if len(each) > int(step[1:-1])]
        else:
            found = [each[step] for each in found if step in each]
    return found


DOCUMENT = r"""
{
  "shop": "Tools \u0026 Töne \ud83d\udd27",
  "open": true, "closed": false, "owner": null,
  "rating": 4.75, "visits": 12345678901234567890, "tiny": -1.5e-7,
  "orders": [
    {"id": 1, "lines": [{"item": "saw", "price": 12.5, "n": 2}, {"item": "glue\ttube", "price": 3, "n": 10}]},
    {"id": 2, "lines": []},
    {"id": 3, "lines": [{"item": "\"quoted\" \\ nail", "price": 0.05, "n": 1000}], "note": "multi\nline"}
  ],
  "empty": {}, "matrix": [[1, 2], [3, [4, []]]]
}
"""


def main():
    data = Reader(DOCUMENT).document()
    print(dump(data, indent=2))
    compact = dump(data)
    print(len(compact), Reader(compact).document() == data, dump(Reader(dump(data, 4)).document()) == compact)
    for path in ("shop", "orders[*].id", "orders[*].lines[*].item", "orders[*].lines[0].price", "orders[*].note", "matrix[1][1]"):
        print(f"{path:<26} {query(data, path)}")
    for order in data["orders"]:
        total = sum(line["price"] * line["n"] for line in order["lines"])
        print(f"order {order['id']}: {total:8.2f}")
    for bad in ("", "[1, 2", '{"a" 1}', "[1,]", "{1: 2}", '"open', '"\\x"', "01x", "-", "1.", "1e", "nul", "[1] 2", '"\x01"', '{"a": [1, {"b": tru}]}', "[\n1,\n\n  ?]"):
        try:
            print(Reader(bad).document())
        except JSONError as error:
            print(f"{bad!r:<26} {error}")
    try:
        dump({"when": object})
    except TypeError as error:
        print(error)


main()
