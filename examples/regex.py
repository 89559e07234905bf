"""A small regular expression engine: parser, Thompson automaton, simulation without backtracking, groups by a second machine."""


class PatternError(ValueError):
    pass


class Node:
    def __init__(self, kind, *parts):
        self.kind, self.parts = kind, parts

    def __repr__(self):
        return f"{self.kind}({', '.join(map(repr, self.parts))})" if self.parts else self.kind


CLASSES = {"d": str.isdigit, "w": lambda c: c.isalnum() or c == "_", "s": str.isspace}


class Parser:
    """alternatives = sequence {"|" sequence};  sequence = {atom ["*" | "+" | "?" | "{m,n}"]}."""

    def __init__(self, pattern):
        self.pattern, self.at, self.groups = pattern, 0, 0

    def peek(self):
        return self.pattern[self.at] if self.at < len(self.pattern) else None

    def take(self):
        char = self.peek()
        if char is None:
            raise PatternError(f"{self.pattern!r} ends too early")
        self.at += 1
        return char

    def parse(self):
        tree = self.alternatives()
        if self.peek() is not None:
            raise PatternError(f"unexpected {self.peek()!r} at {self.at} in {self.pattern!r}")
        return tree

    def alternatives(self):
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Node("any", *options)

    def sequence(self):
        items = []
        while self.peek() not in (None, "|", ")"):
            items.append(self.repeated())
        return Node("all", *items)

    def repeated(self):
        atom = self.atom()
        while self.peek() in ("*", "+", "?", "{"):
            match self.take():
                case "*":
                    low, high = 0, None
                case "+":
                    low, high = 1, None
                case "?":
                    low, high = 0, 1
                case _:
                    low, high = self.bounds()
            lazy = self.peek() == "?"
            if lazy:
                self.take()
            atom = Node("repeat", atom, low, high, lazy)
        return atom

    def bounds(self):
        text = ""
        while (char := self.take()) != "}":
            text += char
        low, comma, high = text.partition(",")
        try:
            return int(low or 0), (int(high) if high else None) if comma else int(low)
        except ValueError:
            raise PatternError(f"bad repeat {{{text}}}") from None

    def atom(self):
        match self.take():
            case "(":
                if self.pattern.startswith("?:", self.at):
                    self.at += 2
                    tree = self.alternatives()
                else:
                    self.groups += 1
                    number = self.groups
                    tree = Node("group", number, self.alternatives())
                if self.peek() != ")":
                    raise PatternError("missing )")
                self.take()
                return tree
            case ".":
                return Node("char", lambda c: c != "\n")
            case "[":
                return Node("char", self.char_class())
            case "^":
                return Node("start")
            case "$":
                return Node("end")
            case "\\":
                return Node("char", self.escape())
            case "*" | "+" | "?" as char:
                raise PatternError(f"nothing to repeat before {char!r}")
            case char:
                return Node("char", lambda c: c == char)

    def escape(self):
        char = self.take()
        if char.lower() in CLASSES:
            test = CLASSES[char.lower()]
            return test if char.islower() else lambda c: not test(c)
        literal = {"n": "\n", "t": "\t"}.get(char, char)
        return lambda c: c == literal

    def char_class(self):
        negate = self.peek() == "^"
        if negate:
            self.take()
        tests = []
        while (char := self.take()) != "]" or not tests:
            if char == "\\":
                tests.append(self.escape())
            elif self.peek() == "-" and self.pattern[self.at + 1:self.at + 2] not in ("]", ""):
                self.take()
                low, high = char, self.take()
                if high < low:
                    raise PatternError(f"bad range {low}-{high}")
                tests.append(lambda c, low=low, high=high: low <= c <= high)
            else:
                tests.append(lambda c, char=char: c == char)
        return lambda c: any(test(c) for test in tests) != negate


class Compiler:
    """Emits instructions: char, split, jump, save, start, end, match."""

    def __init__(self):
        self.code = []

    def emit(self, *instruction):
        self.code.append(list(instruction))
        return len(self.code) - 1

    def compile(self, node):
        match node.kind:
            case "all":
                for part in node.parts:
                    self.compile(part)
            case "any":
                jumps = []
                for part in node.parts[:-1]:
                    split = self.emit("split", len(self.code) + 1, None)
                    self.compile(part)
                    jumps.append(self.emit("jump", None))
                    self.code[split][2] = len(self.code)
                self.compile(node.parts[-1])
                for jump in jumps:
                    self.code[jump][1] = len(self.code)
            case "repeat":
                self.repeat(*node.parts)
            case "group":
                number, inner = node.parts
                self.emit("save", 2 * number)
                self.compile(inner)
                self.emit("save", 2 * number + 1)
            case "char":
                self.emit("char", node.parts[0])
            case kind:
                self.emit(kind)

    def repeat(self, inner, low, high, lazy):
        for _ in range(low):
            self.compile(inner)
        if high is None:
            split = self.emit("split", None, None)
            self.compile(inner)
            self.emit("jump", split)
            self.target(split, split + 1, len(self.code), lazy)
            return
        splits = []
        for _ in range(high - low):
            splits.append(self.emit("split", None, None))
            self.compile(inner)
        for split in splits:
            self.target(split, split + 1, len(self.code), lazy)

    def target(self, split, inside, after, lazy):
        self.code[split][1:] = (after, inside) if lazy else (inside, after)


class Match:
    def __init__(self, text, slots):
        self.text, self.slots = text, slots

    def span(self, group=0):
        return self.slots.get(2 * group, -1), self.slots.get(2 * group + 1, -1)

    def __getitem__(self, group):
        start, end = self.span(group)
        return None if end < 0 else self.text[start:end]

    @property
    def groups(self):
        return tuple(self[n] for n in range(1, max(self.slots) // 2 + 1))


class Regex:
    def __init__(self, pattern):
        parser = Parser(pattern)
        compiler = Compiler()
        compiler.compile(Node("all", Node("group", 0, parser.parse())))
        compiler.emit("match")
        self.pattern, self.code, self.groups = pattern, compiler.code, parser.groups

    def add(self, threads, seen, pc, at, text, slots):
        """Follows everything that takes no character; the order of threads is their priority."""
        if pc in seen:
            return
        seen.add(pc)
        match self.code[pc]:
            case ["jump", target]:
                self.add(threads, seen, target, at, text, slots)
            case ["split", first, second]:
                self.add(threads, seen, first, at, text, slots)
                self.add(threads, seen, second, at, text, slots)
            case ["save", slot]:
                self.add(threads, seen, pc + 1, at, text, {**slots, slot: at})
            case ["start"]:
                if at == 0:
                    self.add(threads, seen, pc + 1, at, text, slots)
            case ["end"]:
                if at == len(text):
                    self.add(threads, seen, pc + 1, at, text, slots)
            case _:
                threads.append((pc, slots))

    def match(self, text, at=0):
        threads, best = [], None
        self.add(threads, set(), 0, at, text, {})
        while threads:
            following, seen = [], set()
            char = text[at:at + 1]
            for pc, slots in threads:
                instruction = self.code[pc]
                if instruction[0] == "match":
                    best = Match(text, slots)
                    break
                if char and instruction[1](char):
                    self.add(following, seen, pc + 1, at + 1, text, slots)
            threads, at = following, at + 1
        return best

    def search(self, text, start=0):
        for at in range(start, len(text) + 1):
            if found := self.match(text, at):
                return found
        return None

    def find_all(self, text):
        at = 0
        while (found := self.search(text, at)) is not None:
            yield found
            start, end = found.span()
            at = end if end > start else end + 1

    def replace(self, template, text):
        out, last = "", 0
        for found in self.find_all(text):
            start, end = found.span()
            out += text[last:start] + (template(found) if callable(template) else template.format(*[found[0], *found.groups[0:]]))
            last = end
        return out + text[last:]


def main():
    cases = [
        ("a*b", "aaab"), ("a*b", "caab"), ("(a|b)*c", "ababc"), ("^(\\d+)-(\\d+)$", "12-345"), ("^(\\d+)-(\\d+)$", "12-345x"),
        ("(\\w+)@(\\w+)\\.(com|org)", "write to ann_1@example.org now"), ("[^aeiou\\s]+", "queue rhythm"), ("x{2,3}", "xxxxx"), ("x{2}", "x"),
        ("<(.+?)>", "<b>bold</b>"), ("<(.+)>", "<b>bold</b>"), ("(a?){3}a{3}", "aaa"), ("()", ""), ("(a)|(b)", "b"), ("\\.\\*", "a.*"), ("[]x-]+", "a]x-b"), ("é+漢?", "éé漢"),
    ]
    for pattern, text in cases:
        found = Regex(pattern).search(text)
        print(f"{pattern:<28} {text!r:<34} {(found[0], found.span(), found.groups[0:]) if found else None}")
    words = Regex("[A-Za-z]+")
    print([m[0] for m in words.find_all("It's 3 o'clock, isn't it?")])
    print(Regex("(\\w+) (\\w+)").replace("{2} {1}", "hello world, good bye"), Regex("\\d+").replace(lambda m: str(int(m[0]) * 2), "3 apples and 12 pears"))
    n = 18
    print("no explosion:", Regex("a?" * n + "a" * n).match("a" * n)[0] == "a" * n, len(Regex("(a|aa)+$").code))
    print(Parser("ab|c*").parse().kind, [step[0] for step in Regex("ab|c*").code])
    for bad in ("(a", "a)", "*a", "[z-a]", "a{x}", "a\\", "[abc"):
        try:
            Regex(bad)
        except PatternError as error:
            print(f"{bad!r}: {error}")


main()
