"""A tokenizer as a pipeline of generators: characters, lines, tokens with indentation, statements, and a checker."""


class Position:
    __slots__ = ("line", "column")

    def __init__(self, line, column):
        self.line, self.column = line, column

    def __str__(self):
        return f"{self.line}:{self.column}"


class TokenError(Exception):
    def __init__(self, message, position):
        super().__init__(f"{position}: {message}")


class Token:
    __match_args__ = ("kind", "text")

    def __init__(self, kind, text, position):
        self.kind, self.text, self.position = kind, text, position

    def __repr__(self):
        return f"{self.kind}({self.text!r})" if self.text else self.kind


KEYWORDS = frozenset("if else while def return and or not print".split())
OPERATORS = sorted(["+", "-", "*", "/", "**", "//", "==", "!=", "<", "<=", ">", ">=", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "->", "+="], key=len, reverse=True)


class Characters:
    """A source with one character of look-ahead and positions."""

    def __init__(self, text):
        self.text, self.index, self.line, self.column = text, 0, 1, 1

    @property
    def here(self):
        return Position(self.line, self.column)

    def peek(self, ahead=0):
        index = self.index + ahead
        return self.text[index] if index < len(self.text) else ""

    def take(self, n=1):
        taken = self.text[self.index:self.index + n]
        for char in taken:
            if char == "\n":
                self.line, self.column = self.line + 1, 1
            else:
                self.column += 1
        self.index += n
        return taken

    def take_while(self, test):
        taken = ""
        while (char := self.peek()) and test(char):
            taken += self.take()
        return taken

    def starts_with(self, text):
        return self.text.startswith(text, self.index)


def raw_tokens(source):
    """Yields every token of the text, blanks and comments included."""
    while char := source.peek():
        position = source.here
        if char == "\n":
            yield Token("newline", source.take(), position)
        elif char.isspace():
            yield Token("blank", source.take_while(lambda c: c.isspace() and c != "\n"), position)
        elif char == "#":
            yield Token("comment", source.take_while(lambda c: c != "\n"), position)
        elif char.isalpha() or char == "_":
            word = source.take_while(lambda c: c.isalnum() or c == "_")
            yield Token("keyword" if word in KEYWORDS else "name", word, position)
        elif char.isdigit():
            yield number(source, position)
        elif char in "\"'":
            yield string(source, position)
        else:
            for operator in OPERATORS:
                if source.starts_with(operator):
                    yield Token("op", source.take(len(operator)), position)
                    break
            else:
                raise TokenError(f"unexpected character {char!r}", position)


def number(source, position):
    text = source.take_while(lambda c: c.isdigit() or c == "_")
    if source.peek() == "." and source.peek(1).isdigit():
        text += source.take() + source.take_while(str.isdigit)
    if source.peek().isalpha():
        raise TokenError(f"a number cannot end in {source.peek()!r}", source.here)
    return Token("number", text, position)


def string(source, position):
    quote = source.take()
    text = ""
    while (char := source.take()) != quote:
        if char in ("", "\n"):
            raise TokenError("the string does not end", position)
        if char == "\\":
            char = {"n": "\n", "t": "\t"}.get(escaped := source.take(), escaped)
        text += char
    return Token("string", text, position)


def significant(tokens):
    """Leaves out comments, blanks that are not indentation, and empty lines; joins lines inside brackets."""
    depth, line, indentation = 0, [], ""
    for token in tokens:
        match token:
            case Token("comment"):
                continue
            case Token("blank", text):
                if not line and depth == 0 and token.position.column == 1:
                    indentation = text
                continue
            case Token("newline"):
                if depth == 0:
                    if line:
                        yield indentation, line
                    line, indentation = [], ""
                continue
            case Token("op", "(" | "[" | "{"):
                depth += 1
            case Token("op", ")" | "]" | "}"):
                depth -= 1
                if depth < 0:
                    raise TokenError(f"{token.text!r} closes nothing", token.position)
        line.append(token)
    if depth:
        raise TokenError("a bracket is not closed", line[-1].position)
    if line:
        yield indentation, line


def with_indentation(lines):
    """Turns leading blanks into indent and dedent tokens."""
    stack = [0]
    for blanks, line in lines:
        width = len(blanks.expandtabs(4))
        start = line[0].position
        if width > stack[-1]:
            stack.append(width)
            yield Token("INDENT", "", start)
        while width < stack[-1]:
            stack.pop()
            if width > stack[-1]:
                raise TokenError("the indentation fits no block", start)
            yield Token("DEDENT", "", start)
        yield from line
        yield Token("NEWLINE", "", line[-1].position)
    for _ in stack[1:]:
        yield Token("DEDENT", "", Position(0, 0))


def tokenize(text):
    return with_indentation(significant(raw_tokens(Characters(text))))


def count(totals):
    """A consumer that counts what it is sent."""
    try:
        while True:
            token = yield
            totals[token.kind] = totals.get(token.kind, 0) + 1
    except GeneratorExit:
        totals["finished"] = True


PROGRAM = '''
# compute something
def area(width, height) -> number:
    if width < 0 or height < 0:
        return 0   # nothing
    total = (width *
             height)   # joined
    while total >= 1_000:
\t    total = total // 10
\t    print("big\\t\\"one\\"", total)
    return total

x = {"a": [1, 2.5], 'b': area(3, 4) ** 2}
print(x != None)
'''


def main():
    level, line = 0, []
    for token in tokenize(PROGRAM):
        match token:
            case Token("INDENT"):
                level += 1
            case Token("DEDENT"):
                level -= 1
            case Token("NEWLINE"):
                print(f"{line[0].position!s:>5} {'    ' * level}{' '.join(map(repr, line))}")
                line = []
            case _:
                line.append(token)
    totals = {}
    counter = count(totals)
    next(counter)
    for token in tokenize(PROGRAM):
        counter.send(token)
    counter.close()
    print(totals)
    lazily = tokenize("a = 1\n$")
    print([next(lazily) for _ in range(4)])
    for bad in ("a $ b", "x = 'open", "f(1, 2", "a)", "if x:\n        a\n    b", "12abc", '"bad\nstring"'):
        try:
            print(list(tokenize(bad)))
        except TokenError as error:
            print(f"{bad!r}: {error}")


main()
