"""Regular expressions: patterns and matches. `re` compiles patterns to code, and the native machine runs it."""

from _molt import regex_match as _match, regex_pack as _pack, regex_scan as _scan

MAGIC = 20230612
CODESIZE = 4
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823

_MAXSIZE = 9223372036854775807
_missing = object()
_alias = type(list[int])

_IGNORECASE = 2
_UNICODE = 32
_FLAGS = ((2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"), (32, "re.UNICODE"), (64, "re.VERBOSE"), (128, "re.DEBUG"), (256, "re.ASCII"))


def getcodesize():
    return CODESIZE


def ascii_tolower(character, /):
    return character + 32 if 65 <= character <= 90 else character


def unicode_tolower(character, /):
    return ord(chr(character).lower()[0])


def _upper(character):
    text = chr(character).upper()
    return ord(text) if len(text) == 1 else character


def ascii_iscased(character, /):
    return 65 <= character <= 90 or 97 <= character <= 122


def unicode_iscased(character, /):
    return unicode_tolower(character) != character or _upper(character) != character


def compile(pattern, flags, code, groups, groupindex, indexgroup):
    self = object.__new__(Pattern)
    self.pattern = pattern
    self.flags = flags
    self.groups = groups
    self.groupindex = _proxy(groupindex)
    self._names = indexgroup
    self._code = _pack(code, groups)
    self._words = tuple(code)
    self._isbytes = None if pattern is None else not isinstance(pattern, str)
    return self


_proxy = type(type.__dict__)


class _Template:
    __slots__ = ("first", "rest")


def template(pattern, parts, /):
    """A replacement, as text and numbers of groups in turn."""
    self = object.__new__(_Template)
    self.first = parts[0]
    self.rest = [(parts[n], parts[n + 1]) for n in range(1, len(parts), 2)]
    return self


_compile_template = None


def _template_of(pattern, repl):
    global _compile_template
    if _compile_template is None:
        from re import _compile_template
    return _compile_template(pattern, repl)


def _slice(string, start, stop):
    """A part of what was searched, as plain text or bytes."""
    if start < 0:
        return None
    part = string[start:stop]
    kind = type(part)
    if kind is str or kind is bytes:
        return part
    if isinstance(part, str):
        return str.__getitem__(string, slice(start, stop))
    return bytes(part)


class Pattern:
    """Compiled regular expression object."""

    __slots__ = ("pattern", "flags", "groups", "groupindex", "_names", "_code", "_words", "_isbytes", "__weakref__")

    def __new__(cls, *args, **keywords):
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__qualname__}' instances")

    def _text(self, string):
        """What the machine can search: a string, or bytes."""
        if isinstance(string, str):
            if self._isbytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if isinstance(string, bytes):
            text = string
        else:
            try:
                text = bytes(memoryview(string))
            except TypeError:
                raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'") from None
        if self._isbytes is False:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return text

    def match(self, string, pos=0, endpos=_MAXSIZE):
        """Matches zero or more characters at the beginning of the string."""
        text = string if type(string) is str and not self._isbytes else self._text(string)
        places = _match(self._code, text, pos, endpos, 1)
        if places is None:
            return None
        return _found(self, string, pos, endpos, places)

    def fullmatch(self, string, pos=0, endpos=_MAXSIZE):
        """Matches against all of the string."""
        text = string if type(string) is str and not self._isbytes else self._text(string)
        places = _match(self._code, text, pos, endpos, 2)
        if places is None:
            return None
        return _found(self, string, pos, endpos, places)

    def search(self, string, pos=0, endpos=_MAXSIZE):
        """Scan through string looking for a match, and return a corresponding match object instance.

        Return None if no position in the string matches.
        """
        text = string if type(string) is str and not self._isbytes else self._text(string)
        places = _match(self._code, text, pos, endpos, 0)
        if places is None:
            return None
        return _found(self, string, pos, endpos, places)

    def findall(self, string, pos=0, endpos=_MAXSIZE):
        """Return a list of all non-overlapping matches of pattern in string."""
        text = self._text(string)
        found = _scan(self._code, text, pos, endpos, 0)
        groups = self.groups
        empty = text[:0]
        if type(empty) is not str and type(empty) is not bytes:
            empty = _slice(text, 0, 0)
            text = text[:] if type(text[:]) is str else str.__str__(text) if isinstance(text, str) else bytes(text)
        if groups == 0:
            return [text[found[n + 1]:found[n + 2]] for n in range(0, len(found), 3)]
        if groups == 1:
            return [text[found[n + 3]:found[n + 4]] if found[n + 3] >= 0 else empty for n in range(0, len(found), 5)]
        step = 3 + 2 * groups
        return [
            tuple([text[found[g]:found[g + 1]] if found[g] >= 0 else empty for g in range(n + 3, n + step, 2)])
            for n in range(0, len(found), step)
        ]

    def finditer(self, string, pos=0, endpos=_MAXSIZE):
        """Return an iterator over all non-overlapping matches for the RE pattern in string.

        For each match, the iterator returns a match object.
        """
        return _matches(self.scanner(string, pos, endpos))

    def scanner(self, string, pos=0, endpos=_MAXSIZE):
        self._text(string)
        scanner = object.__new__(SRE_Scanner)
        scanner.pattern = self
        scanner._string = string
        scanner._start = pos
        scanner._pos = pos
        scanner._endpos = endpos
        scanner._flag = 0
        return scanner

    def split(self, string, maxsplit=0):
        """Split string by the occurrences of pattern."""
        text = self._text(string)
        found = _scan(self._code, text, 0, _MAXSIZE, maxsplit) if maxsplit >= 0 else []
        step = 3 + 2 * self.groups
        parts = []
        last = 0
        for n in range(0, len(found), step):
            parts.append(_slice(text, last, found[n + 1]))
            for g in range(n + 3, n + step, 2):
                parts.append(_slice(text, found[g], found[g + 1]))
            last = found[n + 2]
        parts.append(_slice(text, last, len(text)))
        return parts

    def sub(self, repl, string, count=0):
        """Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."""
        return self._replace(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."""
        return self._replace(repl, string, count)

    def _replace(self, repl, string, count):
        text = self._text(string)
        constant = groups = function = None
        if callable(repl):
            function = repl
        else:
            if isinstance(repl, str):
                plain = "\\" not in repl
                fits = isinstance(text, str)
            else:
                if not isinstance(repl, bytes):
                    repl = bytes(memoryview(repl)) if not isinstance(repl, (int, float, list, tuple, dict, set)) and repl is not None else _not_text(repl)
                plain = b"\\" not in repl
                fits = not isinstance(text, str)
            if plain:
                constant = repl
            else:
                made = _template_of(self, repl)
                if made.rest:
                    groups = made
                else:
                    constant = made.first
        if count < 0:
            return _slice(text, 0, len(text)), 0
        step = 3 + 2 * self.groups
        parts = []
        last = 0
        if function is not None:
            number = 0
            for match in _matches(self.scanner(string, 0, _MAXSIZE)):
                start, stop = match._places[1], match._places[2]
                if last < start:
                    parts.append(_slice(text, last, start))
                value = function(match)
                if value is not None:
                    parts.append(value)
                last = stop
                number += 1
                if number == count:
                    break
        else:
            found = _scan(self._code, text, 0, _MAXSIZE, count)
            number = len(found) // step
            if not number:
                return _slice(text, 0, len(text)), 0
            for n in range(0, len(found), step):
                start = found[n + 1]
                if last < start:
                    parts.append(_slice(text, last, start))
                if constant is not None:
                    parts.append(constant)
                else:
                    parts.append(groups.first)
                    for group, literal in groups.rest:
                        at = n + 1 + 2 * group
                        if found[at] >= 0:
                            parts.append(_slice(text, found[at], found[at + 1]))
                        parts.append(literal)
                last = found[n + 2]
        if last < len(text):
            parts.append(_slice(text, last, len(text)))
        return ("" if isinstance(text, str) else b"").join(parts), number

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & (4 | 32 | 256) == 32:
            flags &= ~32
        names = []
        for bit, name in _FLAGS:
            if flags & bit:
                names.append(name)
                flags &= ~bit
        if flags:
            names.append(hex(flags))
        pattern = repr(self.pattern)[:200]
        return f"re.compile({pattern}, {'|'.join(names)})" if names else f"re.compile({pattern})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self is other or (self.flags == other.flags and self._isbytes == other._isbytes and self.pattern == other.pattern and self._words == other._words)

    def __hash__(self):
        return hash((self.flags, self._words, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    __class_getitem__ = classmethod(_alias)


def _not_text(value):
    raise TypeError(f"decoding to str: need a bytes-like object, {type(value).__name__} found") from None


def _matches(scanner):
    search = scanner.search
    while (match := search()) is not None:
        yield match


def _found(pattern, string, pos, endpos, places):
    self = object.__new__(Match)
    self.re = pattern
    self.string = string
    self._pos = pos
    self._endpos = endpos
    self._places = places
    return self


class SRE_Scanner:
    __slots__ = ("pattern", "_string", "_start", "_pos", "_endpos", "_flag")

    def search(self):
        return self._next(0)

    def match(self):
        return self._next(1)

    def _next(self, mode):
        pattern = self.pattern
        pos = self._pos
        if pos is None:
            return None
        string = self._string
        places = _match(pattern._code, string if type(string) is str else pattern._text(string), pos, self._endpos, mode + self._flag)
        if places is None:
            self._pos = None
            return None
        self._flag = 4 if places[1] == places[2] else 0
        self._pos = places[2]
        return _found(pattern, string, self._start, self._endpos, places)


SRE_Scanner.__module__ = "_sre"


class Match:
    """The result of re.match() and re.search().
    Match objects always have a boolean value of True."""

    __slots__ = ("re", "string", "_pos", "_endpos", "_places")

    def __new__(cls, *args, **keywords):
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__qualname__}' instances")

    @property
    def pos(self):
        return max(0, min(self._pos, len(self.string)))

    @property
    def endpos(self):
        return max(0, min(self._endpos, len(self.string)))

    @property
    def lastindex(self):
        return self._places[0] or None

    @property
    def lastgroup(self):
        last = self._places[0]
        return self.re._names[last] if last else None

    @property
    def regs(self):
        places = self._places
        return tuple([(places[n], places[n + 1]) for n in range(1, len(places), 2)])

    def _place(self, group):
        """Where the places of a group are."""
        if type(group) is not int:
            if hasattr(type(group), "__index__"):
                group = type(group).__index__(group)
            else:
                try:
                    group = self.re.groupindex.get(group, -1)
                except TypeError:
                    group = -1
        if group < 0 or 2 * group + 1 >= len(self._places):
            raise IndexError("no such group")
        return 2 * group + 1

    def group(self, *groups):
        """group([group1, ...]) -> str or tuple.
        Return subgroup(s) of the match by indices or names.
        For 0 returns the entire match."""
        places = self._places
        if len(groups) == 1:
            at = self._place(groups[0])
            return _slice(self.string, places[at], places[at + 1])
        if not groups:
            return _slice(self.string, places[1], places[2])
        values = []
        for group in groups:
            at = self._place(group)
            values.append(_slice(self.string, places[at], places[at + 1]))
        return tuple(values)

    def __getitem__(self, group):
        places = self._places
        at = self._place(group)
        return _slice(self.string, places[at], places[at + 1])

    def groups(self, default=None):
        """Return a tuple containing all the subgroups of the match, from 1.

        default
          Is used for groups that did not participate in the match.
        """
        places = self._places
        string = self.string
        return tuple([_slice(string, places[n], places[n + 1]) if places[n] >= 0 else default for n in range(3, len(places), 2)])

    def groupdict(self, default=None):
        """Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.

        default
          Is used for groups that did not participate in the match.
        """
        places = self._places
        string = self.string
        values = {}
        for name, group in self.re.groupindex.items():
            n = 2 * group + 1
            values[name] = _slice(string, places[n], places[n + 1]) if places[n] >= 0 else default
        return values

    def start(self, group=0, /):
        """Return index of the start of the substring matched by group."""
        return self._places[self._place(group)]

    def end(self, group=0, /):
        """Return index of the end of the substring matched by group."""
        return self._places[self._place(group) + 1]

    def span(self, group=0, /):
        """For match object m, return the 2-tuple (m.start(group), m.end(group))."""
        at = self._place(group)
        return self._places[at], self._places[at + 1]

    def expand(self, template):
        """Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."""
        made = _template_of(self.re, template)
        parts = [made.first]
        places = self._places
        for group, literal in made.rest:
            at = 1 + 2 * group
            if at >= len(places):
                raise IndexError("no such group")
            if places[at] >= 0:
                parts.append(_slice(self.string, places[at], places[at + 1]))
            parts.append(literal)
        return ("" if isinstance(self.string, str) else b"").join(parts)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    __class_getitem__ = classmethod(_alias)


Pattern.__module__ = Match.__module__ = "re"
