"""The tokenizer that `tokenize` is built on."""

import re
import token as _t

_NAME = re.compile(r"[^\W\d]\w*")
_NUMBER = re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?"
)
_OPERATOR = re.compile("|".join([re.escape(op) for op in sorted(_t.EXACT_TOKEN_TYPES, key=len, reverse=True)]))
_STRING = re.compile(r"([rRbBuUfFtT]{0,2})('''|\"\"\"|'|\")")
_BLANK = re.compile(r"[ \t\f]*")
_PREFIXES = frozenset("b r u f t br rb fr rf tr rt".split()) | {""}


class _Open:
    """A formatted string that has begun: where the text goes on, and in which fields it is."""

    __slots__ = ("quote", "raw", "end", "middle", "fields")

    def __init__(self, quote, raw, end, middle):
        self.quote = quote
        self.raw = raw
        self.end = end
        self.middle = middle
        # Of each field that is open: how many brackets were open at its start, and whether its format has begun.
        self.fields = []


class TokenizerIter:
    """Tokens of the lines that a function gives, as 5-tuples."""

    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._tokens = self._run()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)

    def _next_line(self):
        try:
            line = self._readline()
        except StopIteration:
            return ""
        if isinstance(line, bytes):
            line = line.decode(self._encoding or "utf-8")
        return line

    def _error(self, message, row, col, line, kind=SyntaxError):
        raise kind(message, ("<string>", row, col + 1, line, row, col + 1))

    def _run(self):
        extra = self._extra
        row = 0
        indents = [0]
        brackets = []
        strings = []
        at_line_start = True
        last = _t.NEWLINE
        ended = True
        # How long the last line was.
        width = 0
        before = ""
        while True:
            line = self._next_line()
            row += 1
            if not line:
                break
            ended = line.endswith("\n") or line.endswith("\r")
            pos = 0
            size = len(line)
            body = line.rstrip("\r\n")
            if at_line_start and not brackets and not strings:
                pos = _BLANK.match(line).end()
                rest = body[pos:]
                if rest == "" or rest.startswith("#"):
                    if extra:
                        if rest:
                            yield _t.COMMENT, rest, (row, pos), (row, len(body)), line
                            pos = len(body)
                        if ended or rest:
                            yield _t.NL, line[len(body):], (row, len(body)), (row, max(size, len(body) + (0 if ended else 1))), line
                    continue
                column = 0
                for c in line[:pos]:
                    column = column + 1 if c == " " else (column // 8 + 1) * 8 if c == "\t" else 0
                if column > indents[-1]:
                    indents.append(column)
                    yield _t.INDENT, line[:pos], (row, 0), (row, pos), line
                while column < indents[-1]:
                    if column not in indents:
                        self._error("unindent does not match any outer indentation level", row, pos, line, IndentationError)
                    indents.pop()
                    yield _t.DEDENT, "", (row, pos), (row, pos), line
                at_line_start = False
            while True:
                if strings and (not strings[-1].fields or strings[-1].fields[-1][1]):
                    # The text of a formatted string, over lines if need be.
                    state = strings[-1]
                    start = (row, pos)
                    first = line
                    text = []
                    while True:
                        if pos >= size:
                            if len(state.quote) == 1 and not state.fields:
                                self._error("unterminated f-string literal (detected at line %d)" % row, *start, first)
                            more = self._next_line()
                            if not more:
                                self._error("unterminated triple-quoted f-string literal (detected at line %d)" % row, *start, first)
                            line = more
                            first += more
                            row += 1
                            pos = 0
                            size = len(line)
                            ended = line.endswith("\n") or line.endswith("\r")
                            continue
                        c = line[pos]
                        if c == "\\" and pos + 1 < size and (not state.raw or line[pos + 1] not in "{}"):
                            if line[pos + 1] == "N" and not state.raw and line[pos + 2:pos + 3] == "{":
                                stop = line.find("}", pos)
                                if stop > 0:
                                    text.append(line[pos:stop + 1])
                                    pos = stop + 1
                                    continue
                            if line[pos + 1] in "{}":
                                text.append(c)
                                pos += 1
                                continue
                            text.append(line[pos:pos + 2])
                            pos += 2
                            continue
                        if line.startswith(state.quote, pos) and not state.fields:
                            break
                        if c in "{}":
                            if line[pos + 1:pos + 2] == c and not state.fields:
                                text.append(c)
                                pos += 2
                                if text:
                                    # A doubled brace ends a part, which stops before the second one.
                                    yield state.middle, "".join(text), start, (row, pos - 1), first
                                    text = []
                                    start = (row, pos)
                                    first = line
                                continue
                            break
                        text.append(c)
                        pos += 1
                    c = line[pos]
                    # Behind a field in a format comes a part even where there is nothing.
                    if text or (state.fields and c == "}" and line[pos - 1] == "}"):
                        yield state.middle, "".join(text), start, (row, pos), first
                    if c == "{":
                        yield _t.OP, c, (row, pos), (row, pos + 1), line
                        brackets.append(c)
                        state.fields.append([len(brackets), False])
                        pos += 1
                    elif c == "}" and state.fields:
                        yield _t.OP, c, (row, pos), (row, pos + 1), line
                        brackets.pop()
                        state.fields.pop()
                        pos += 1
                    else:
                        quote = state.quote
                        yield state.end, quote, (row, pos), (row, pos + len(quote)), line
                        pos += len(quote)
                        strings.pop()
                        last = _t.STRING
                    continue
                pos = _BLANK.match(line, pos).end()
                if pos >= size:
                    width = size
                    before = line
                    break
                c = line[pos]
                if c in "\r\n":
                    kind = _t.NL if brackets else _t.NEWLINE
                    if kind == _t.NEWLINE or extra:
                        yield kind, line[pos:] if extra else "", (row, pos), (row, size if extra else pos + 1), line
                    if kind == _t.NEWLINE:
                        at_line_start = True
                        last = kind
                    break
                if c == "#":
                    if extra:
                        yield _t.COMMENT, body[pos:], (row, pos), (row, len(body)), line
                    pos = len(body)
                    continue
                if c == "\\" and line[pos + 1:].strip("\r\n") == "" and pos + 1 < size:
                    line = self._next_line()
                    if not line:
                        self._error("unexpected EOF while parsing", row, pos + 1, "")
                    row += 1
                    pos = 0
                    size = len(line)
                    body = line.rstrip("\r\n")
                    ended = line.endswith("\n") or line.endswith("\r")
                    continue
                found = _STRING.match(line, pos)
                if found is not None and found[1].lower() in _PREFIXES:
                    prefix, quote = found[1].lower(), found[2]
                    if "f" in prefix or "t" in prefix:
                        kind = "FSTRING" if "f" in prefix else "TSTRING"
                        yield getattr(_t, f"{kind}_START"), found[0], (row, pos), (row, found.end()), line
                        strings.append(_Open(quote, "r" in prefix, getattr(_t, f"{kind}_END"), getattr(_t, f"{kind}_MIDDLE")))
                        pos = found.end()
                        continue
                    start = (row, pos)
                    whole = line
                    text = [found[0]]
                    pos = found.end()
                    while not line.startswith(quote, pos):
                        if pos >= size or (len(quote) == 1 and line[pos] in "\r\n"):
                            if len(quote) == 1:
                                self._error(f"unterminated string literal (detected at line {row})", *start, whole)
                            more = self._next_line()
                            if not more:
                                self._error(f"unterminated triple-quoted string literal (detected at line {row})", *start, whole)
                            line = more
                            whole += more
                            row += 1
                            pos = 0
                            size = len(line)
                            ended = line.endswith("\n") or line.endswith("\r")
                            continue
                        step = 2 if line[pos] == "\\" and pos + 1 < size else 1
                        if step == 2 and line[pos + 1:] in ("\n", "\r\n"):
                            text.append(line[pos:])
                            line = self._next_line()
                            whole += line
                            row += 1
                            pos = 0
                            size = len(line)
                            ended = line.endswith("\n") or line.endswith("\r")
                            if not line:
                                self._error(f"unterminated string literal (detected at line {row})", *start, whole)
                            continue
                        text.append(line[pos:pos + step])
                        pos += step
                    pos += len(quote)
                    text.append(quote)
                    body = line.rstrip("\r\n")
                    yield _t.STRING, "".join(text), start, (row, pos), whole
                    last = _t.STRING
                    continue
                found = _NUMBER.match(line, pos) if c.isdigit() or (c == "." and line[pos + 1:pos + 2].isdigit()) else None
                kind = _t.NUMBER
                if found is None:
                    found = _NAME.match(line, pos)
                    kind = _t.NAME
                if found is None:
                    found = _OPERATOR.match(line, pos)
                    kind = _t.OP
                if found is None:
                    if extra and c in "$?!`":
                        yield _t.OP, c, (row, pos), (row, pos + 1), line
                        pos += 1
                        continue
                    self._error(f"invalid non-printable character U+{ord(c):04X}" if not c.isprintable() else f"invalid character '{c}' (U+{ord(c):04X})", row, pos, line)
                text = found[0]
                if kind == _t.OP:
                    state = strings[-1] if strings else None
                    if text in ("(", "[", "{"):
                        brackets.append(text)
                    elif text in (")", "]", "}"):
                        if state is not None and state.fields and len(brackets) == state.fields[-1][0] and text == "}":
                            state.fields.pop()
                            brackets.pop()
                        elif not brackets:
                            if not extra:
                                self._error(f"unmatched '{text}'", row, pos, line)
                        else:
                            brackets.pop()
                    elif state is not None and state.fields and len(brackets) == state.fields[-1][0] and text[0] in ":!" and text != "!=":
                        text = text[0]
                        if text == ":":
                            state.fields[-1][1] = True
                    shown = kind if extra else _t.EXACT_TOKEN_TYPES.get(text, kind)
                else:
                    shown = kind
                yield shown, text, (row, pos), (row, pos + len(text)), line
                pos += len(text)
                last = kind
        if brackets and not extra:
            self._error(f"'{brackets[-1]}' was never closed", row, 0, "")
        if last != _t.NEWLINE and not at_line_start:
            yield _t.NEWLINE, "", (row - 1, width), (row - 1, width + 1), before
        for _ in indents[1:]:
            yield _t.DEDENT, "", (row, 0), (row, 0), ""
        yield _t.ENDMARKER, "", (row, 0), (row, 0), ""
