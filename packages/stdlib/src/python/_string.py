"""String helper module: how `string.Formatter` takes format strings apart."""


def formatter_parser(text, /):
    """parse the argument as a format string"""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parts(text)


def _parts(text):
    at = 0
    size = len(text)
    while at < size:
        literal = []
        while at < size:
            c = text[at]
            at += 1
            if c == "{":
                if at < size and text[at] == "{":
                    literal.append(c)
                    at += 1
                    continue
                break
            if c == "}":
                if at < size and text[at] == "}":
                    literal.append(c)
                    at += 1
                    continue
                raise ValueError("Single '}' encountered in format string")
            literal.append(c)
        else:
            yield "".join(literal), None, None, None
            return
        if at >= size:
            raise ValueError("Single '{' encountered in format string")
        # The name ends at a colon or an exclamation mark that is not between brackets.
        start = at
        depth = 1
        bracket = False
        while at < size:
            c = text[at]
            if c == "[":
                bracket = True
            elif c == "]":
                bracket = False
            elif not bracket and c == "{":
                raise ValueError("unexpected '{' in field name")
            elif not bracket and c in "}:!":
                break
            at += 1
        else:
            raise ValueError("expected '}' before end of string")
        name = text[start:at]
        conversion = None
        if text[at] == "!":
            at += 1
            if at >= size:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[at]
            at += 1
            if at >= size:
                raise ValueError("unmatched '{' in format spec")
            if text[at] not in ":}":
                raise ValueError("expected ':' after conversion specifier")
        spec = ""
        if text[at] == ":":
            at += 1
            start = at
            while at < size:
                c = text[at]
                if c == "{":
                    depth += 1
                elif c == "}":
                    depth -= 1
                    if not depth:
                        break
                at += 1
            else:
                raise ValueError("unmatched '{' in format spec")
            spec = text[start:at]
        at += 1
        yield "".join(literal), name, spec, conversion


def formatter_field_name_split(name, /):
    """split the argument as a field name"""
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    at = 0
    while at < len(name) and name[at] not in ".[":
        at += 1
    first = name[:at]
    return int(first) if first.isdecimal() else first, _steps(name, at)


def _steps(name, at):
    size = len(name)
    while at < size:
        c = name[at]
        at += 1
        start = at
        if c == ".":
            while at < size and name[at] not in ".[":
                at += 1
            key = name[start:at]
        elif c == "[":
            while at < size and name[at] != "]":
                at += 1
            if at >= size:
                raise ValueError("Missing ']' in format string")
            key = name[start:at]
            at += 1
            if at < size and name[at] not in ".[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        yield c == ".", int(key) if c == "[" and key.isdecimal() else key
