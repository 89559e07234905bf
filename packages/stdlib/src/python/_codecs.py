"""The codecs that are built in, and the registry of all others."""

_search_functions = []
_cache = {}


def register(search_function, /):
    """Register a codec search function.

    Search functions are expected to take one argument, the encoding name in
    all lower case letters, and either return None, or a tuple of functions
    (encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).
    """
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Unregister a codec search function and clear the registry's cache.

    If the search function is not registered, do nothing.
    """
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _cache.clear()


def lookup(encoding, /):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    name = encoding.lower().replace(" ", "-")
    info = _cache.get(name)
    if info is not None:
        return info
    if not _search_functions:
        import encodings  # noqa: F401
    for search in _search_functions:
        info = search(name)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _cache[name] = info
            return info
    raise LookupError(f"unknown encoding: {encoding}")


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes obj using the codec registered for encoding.

    The default encoding is 'utf-8'.  errors may be given to set a
    different error handling scheme.  Default is 'strict' meaning that encoding
    errors raise a ValueError.  Other possible values are 'ignore', 'replace'
    and 'backslashreplace' as well as any other name registered with
    codecs.register_error that can handle ValueErrors.
    """
    return lookup(encoding)[0](obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes obj using the codec registered for encoding.

    Default encoding is 'utf-8'.  errors may be given to set a
    different error handling scheme.  Default is 'strict' meaning that encoding
    errors raise a ValueError.  Other possible values are 'ignore', 'replace'
    and 'backslashreplace' as well as any other name registered with
    codecs.register_error that can handle ValueErrors.
    """
    return lookup(encoding)[1](obj, errors)[0]


def _strict_errors(exception):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def _unicode_error(exception):
    if not isinstance(exception, UnicodeError):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return exception


def _ignore_errors(exception):
    return "", _unicode_error(exception).end


def _replace_errors(exception):
    end = _unicode_error(exception).end
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (end - exception.start), end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", end
    return "\ufffd" * (end - exception.start), end


def _wrong(exception):
    _unicode_error(exception)
    if not isinstance(exception, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return exception.object[exception.start:exception.end]


def _xmlcharrefreplace_errors(exception):
    return "".join([f"&#{ord(c)};" for c in _wrong(exception)]), exception.end


def _backslashreplace_errors(exception):
    if isinstance(exception, UnicodeDecodeError):
        return "".join([f"\\x{b:02x}" for b in exception.object[exception.start:exception.end]]), exception.end
    text = _unicode_error(exception).object[exception.start:exception.end]
    return "".join([_escape(ord(c)) for c in text]), exception.end


def _escape(code):
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _namereplace_errors(exception):
    text = _wrong(exception)
    try:
        from unicodedata import name
    except ImportError:
        return "".join([_escape(ord(c)) for c in text]), exception.end
    parts = []
    for c in text:
        own = name(c, None)
        parts.append(_escape(ord(c)) if own is None else f"\\N{{{own}}}")
    return "".join(parts), exception.end


def _surrogateescape_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        data = bytearray()
        for c in exception.object[exception.start:exception.end]:
            if not 0xDC80 <= ord(c) <= 0xDCFF:
                raise exception
            data.append(ord(c) - 0xDC00)
        return bytes(data), exception.end
    if isinstance(exception, UnicodeDecodeError):
        text = []
        end = exception.start
        while end < exception.end and end < exception.start + 4:
            byte = exception.object[end]
            if byte < 128:
                break
            text.append(chr(0xDC00 + byte))
            end += 1
        if not text:
            raise exception
        return "".join(text), end
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _surrogatepass_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        text = exception.object[exception.start:exception.end]
        return text.encode(exception.encoding, "surrogatepass"), exception.end
    if isinstance(exception, UnicodeDecodeError):
        part = bytes(exception.object[exception.start:exception.start + 3])
        return part.decode("utf-8", "surrogatepass"), exception.start + 3
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


_handlers = {
    "strict": _strict_errors,
    "ignore": _ignore_errors,
    "replace": _replace_errors,
    "xmlcharrefreplace": _xmlcharrefreplace_errors,
    "backslashreplace": _backslashreplace_errors,
    "namereplace": _namereplace_errors,
    "surrogateescape": _surrogateescape_errors,
    "surrogatepass": _surrogatepass_errors,
}
_builtin_handlers = frozenset(_handlers)
for _name, _handler in _handlers.items():
    _handler.__name__ = _handler.__qualname__ = f"{_name}_errors"


def register_error(errors, handler, /):
    """Register the specified error handler under the name errors.

    handler must be a callable object, that
    will be called with an exception instance containing
    information about the location of the encoding/decoding
    error and must return a (replacement, new position) tuple.
    """
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def _unregister_error(errors, /):
    """Un-register the specified error handler for the error handling `errors'."""
    if errors in _builtin_handlers:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    return _handlers.pop(errors, None) is not None


def lookup_error(name, /):
    """lookup_error(errors) -> handler

    Return the error handler for the specified error handling name or raise a
    LookupError, if no handler exists under this name.
    """
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def _encoder(encoding):
    def encode(text, errors=None, /):
        if not isinstance(text, str):
            raise TypeError(f"{encode.__name__}() argument 1 must be str, not {type(text).__name__}")
        return text.encode(encoding, errors or "strict"), len(text)

    return encode


def _decoder(encoding, stateful):
    """A decoder; one that is not final leaves what may be the beginning of a character."""

    def decode(data, errors=None, final=False, /):
        data = bytes(memoryview(data)) if not isinstance(data, bytes) else data
        if final or not stateful:
            return data.decode(encoding, errors or "strict"), len(data)
        whole = stateful(data)
        return data[:whole].decode(encoding, errors or "strict"), whole

    return decode


def _utf_8_whole(data):
    """How many bytes do not belong to a last character that is not complete."""
    size = len(data)
    for back in range(1, min(4, size + 1)):
        byte = data[size - back]
        if byte >= 0xC0:
            width = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return size - back if width > back and byte < 0xF5 else size
        if byte < 0x80:
            break
    return size


def _utf_16_whole(high):
    def whole(data):
        size = len(data) & ~1
        if size >= 2 and 0xD8 <= data[size - 1 if high else size - 2] <= 0xDB:
            size -= 2
        return size

    return whole


def _utf_32_whole(data):
    return len(data) & ~3


for _name, _encoding, _stateful in (
    ("utf_8", "utf-8", _utf_8_whole),
    ("utf_16_le", "utf-16-le", _utf_16_whole(True)),
    ("utf_16_be", "utf-16-be", _utf_16_whole(False)),
    ("utf_32_le", "utf-32-le", _utf_32_whole),
    ("utf_32_be", "utf-32-be", _utf_32_whole),
    ("latin_1", "latin-1", None),
    ("ascii", "ascii", None),
):
    for _kind, _function in (("encode", _encoder(_encoding)), ("decode", _decoder(_encoding, _stateful))):
        _function.__name__ = _function.__qualname__ = f"{_name}_{_kind}"
        globals()[f"{_name}_{_kind}"] = _function
del _name, _handler, _encoding, _stateful, _kind, _function


def utf_16_encode(text, errors=None, byteorder=0, /):
    encoding = "utf-16" if byteorder == 0 else "utf-16-le" if byteorder < 0 else "utf-16-be"
    return text.encode(encoding, errors or "strict"), len(text)


def utf_32_encode(text, errors=None, byteorder=0, /):
    encoding = "utf-32" if byteorder == 0 else "utf-32-le" if byteorder < 0 else "utf-32-be"
    return text.encode(encoding, errors or "strict"), len(text)


def _ex_decode(width, data, errors, byteorder, final):
    data = bytes(data)
    skip = 0
    little = b"\xff\xfe" if width == 2 else b"\xff\xfe\0\0"
    if byteorder == 0:
        if len(data) < width:
            if final:
                return data.decode(f"utf-{8 * width}", errors or "strict"), len(data), 0
            return "", 0, 0
        if data[:width] == little:
            byteorder, skip = -1, width
        elif data[:width] == little[::-1]:
            byteorder, skip = 1, width
    name = f"utf_{8 * width}_{'be' if byteorder > 0 else 'le'}_decode"
    text, used = globals()[name](data[skip:], errors, final)
    return text, used + skip, byteorder or (0 if not used else -1)


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    return _ex_decode(2, data, errors, byteorder, final)


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    return _ex_decode(4, data, errors, byteorder, final)


def utf_16_decode(data, errors=None, final=False, /):
    return _ex_decode(2, data, errors, 0, final)[:2]


def utf_32_decode(data, errors=None, final=False, /):
    return _ex_decode(4, data, errors, 0, final)[:2]


def _handled(errors, exception):
    """What an error handler gives: the replacement and where to go on."""
    value, at = lookup_error(errors or "strict")(exception)
    size = len(exception.object)
    if at < 0:
        at += size
    if not 0 <= at <= size:
        raise IndexError(f"position {at} from error handler out of bounds")
    return value, at


def charmap_build(map, /):
    return {ord(c): code for code, c in enumerate(map) if c != "\ufffe"}


def charmap_encode(text, errors=None, mapping=None, /):
    if mapping is None:
        return latin_1_encode(text, errors)

    def place(c):
        try:
            value = mapping[ord(c)]
        except LookupError:
            return None
        if value is None:
            return None
        if isinstance(value, int):
            if not 0 <= value <= 255:
                raise TypeError("character mapping must be in range(256)")
            return bytes((value,))
        return value

    out = bytearray()
    at = 0
    size = len(text)
    while at < size:
        data = place(text[at])
        if data is not None:
            out += data
            at += 1
            continue
        end = at + 1
        while end < size and place(text[end]) is None:
            end += 1
        value, after = _handled(errors, UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>"))
        if isinstance(value, bytes):
            out += value
        else:
            for c in value:
                data = place(c)
                if data is None:
                    raise UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
                out += data
        at = after
    return bytes(out), size


def charmap_decode(data, errors=None, mapping=None, /):
    data = bytes(data)
    if mapping is None:
        return data.decode("latin-1"), len(data)
    out = []
    at = 0
    while at < len(data):
        try:
            value = mapping[data[at]]
        except LookupError:
            value = None
        if isinstance(value, int):
            if not 0 <= value < 0x110000:
                raise TypeError(f"character mapping must be in range(0x110000)")
            value = chr(value)
        if value is None or value == "\ufffe":
            value, at = _handled(errors, UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>"))
        else:
            at += 1
        out.append(value)
    return "".join(out), len(data)


def readbuffer_encode(data, errors=None, /):
    if isinstance(data, str):
        data = data.encode()
    return bytes(data), len(data)


_SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def unicode_escape_encode(text, errors=None, /):
    parts = [_SHORT.get(c) or (c if " " <= c <= "~" else _escape(ord(c))) for c in text]
    return "".join(parts).encode("ascii"), len(text)


def raw_unicode_escape_encode(text, errors=None, /):
    parts = [c if ord(c) < 256 else _escape(ord(c)) for c in text]
    return "".join(parts).encode("latin-1"), len(text)


_HEX = "0123456789abcdefABCDEF"
_PLAIN = {"\n": "", "\\": "\\", "'": "'", '"': '"', "b": "\b", "f": "\f", "t": "\t", "n": "\n", "r": "\r", "v": "\v", "a": "\a"}


def unicode_escape_decode(data, errors=None, final=True, /):
    source = data.encode("latin-1") if isinstance(data, str) else bytes(data)
    text = source.decode("latin-1")
    out = []
    at = 0
    size = len(text)
    while at < size:
        stop = text.find("\\", at)
        if stop < 0:
            out.append(text[at:])
            at = size
            break
        out.append(text[at:stop])
        at = stop + 1
        if at >= size:
            if not final:
                return "".join(out), stop
            value, at = _handled(errors, UnicodeDecodeError("unicodeescape", source, stop, size, "\\ at end of string"))
            out.append(value)
            continue
        c = text[at]
        at += 1
        if c in _PLAIN:
            out.append(_PLAIN[c])
        elif c in "01234567":
            end = at
            while end < size and end < at + 2 and text[end] in "01234567":
                end += 1
            out.append(chr(int(text[at - 1:end], 8)))
            at = end
        elif c in "xuU":
            count = {"x": 2, "u": 4, "U": 8}[c]
            end = at
            while end < size and end < at + count and text[end] in _HEX:
                end += 1
            if end - at < count:
                if end == size and not final:
                    return "".join(out), stop
                shape = {"x": "\\xXX", "u": "\\uXXXX", "U": "\\UXXXXXXXX"}[c]
                value, at = _handled(errors, UnicodeDecodeError("unicodeescape", source, stop, end, f"truncated {shape} escape"))
                out.append(value)
                continue
            code = int(text[at:end], 16)
            if code > 0x10FFFF:
                value, at = _handled(errors, UnicodeDecodeError("unicodeescape", source, stop, end, "illegal Unicode character"))
                out.append(value)
                continue
            out.append(chr(code))
            at = end
        else:
            out.append("\\" + c)
    return "".join(out), size


def raw_unicode_escape_decode(data, errors=None, final=True, /):
    source = data.encode("latin-1") if isinstance(data, str) else bytes(data)
    text = source.decode("latin-1")
    out = []
    at = 0
    while at < len(text):
        c = text[at]
        if c == "\\" and text[at + 1:at + 2] in ("u", "U"):
            count = 4 if text[at + 1] == "u" else 8
            digits = text[at + 2:at + 2 + count]
            if len(digits) == count and all([d in _HEX for d in digits]):
                out.append(chr(int(digits, 16)))
                at += 2 + count
                continue
            shape = "\\uXXXX" if count == 4 else "\\UXXXXXXXX"
            value, at = _handled(errors, UnicodeDecodeError("rawunicodeescape", source, at, at + 2 + len(digits), f"truncated {shape} escape"))
            out.append(value)
            continue
        out.append(c)
        at += 1
    return "".join(out), len(source)


def escape_encode(data, errors=None, /):
    return repr(bytes(data))[2:-1].replace("\\'", "'").replace("'", "\\'").encode("ascii"), len(data)


def escape_decode(data, errors=None, /):
    source = data.encode() if isinstance(data, str) else bytes(data)
    out = bytearray()
    at = 0
    size = len(source)
    while at < size:
        byte = source[at]
        at += 1
        if byte != 0x5C:
            out.append(byte)
            continue
        if at >= size:
            raise ValueError("Trailing \\ in string")
        c = chr(source[at])
        at += 1
        if c in _PLAIN:
            out += _PLAIN[c].encode()
        elif c in "01234567":
            end = at
            while end < size and end < at + 2 and chr(source[end]) in "01234567":
                end += 1
            out.append(int(source[at - 1:end], 8) & 255)
            at = end
        elif c == "x":
            digits = source[at:at + 2].decode("latin-1")
            if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
                out.append(int(digits, 16))
                at += 2
            elif errors == "ignore" or errors == "replace":
                if errors == "replace":
                    out += b"?"
                if at < size and chr(source[at]) in _HEX:
                    at += 1
            else:
                raise ValueError(f"invalid \\x escape at position {at - 2}")
        else:
            out += b"\\" + c.encode("latin-1")
    return bytes(out), size


_DIRECT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r!\"#$%&*;<=>@[]^_`{|}")
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def utf_7_encode(text, errors=None, /):
    out = []
    held = []

    def close(following):
        if not held:
            return
        bits = "".join([f"{unit:016b}" for unit in held])
        bits += "0" * (-len(bits) % 6)
        out.append("+" + "".join([_BASE64[int(bits[n:n + 6], 2)] for n in range(0, len(bits), 6)]))
        if following is None or following in _BASE64 or following == "-":
            out.append("-")
        held.clear()

    for c in text:
        if c in _DIRECT:
            close(c)
            out.append(c)
        elif c == "+" and not held:
            out.append("+-")
        else:
            data = c.encode("utf-16-be", "surrogatepass")
            held.extend([data[n] << 8 | data[n + 1] for n in range(0, len(data), 2)])
    close(None)
    return "".join(out).encode("ascii"), len(text)


def utf_7_decode(data, errors=None, final=False, /):
    source = bytes(data)
    text = source.decode("latin-1")
    out = []
    at = 0
    size = len(text)
    while at < size:
        c = text[at]
        if c != "+":
            if ord(c) > 127:
                value, at = _handled(errors, UnicodeDecodeError("utf7", source, at, at + 1, "unexpected special character"))
                out.append(value)
                continue
            out.append(c)
            at += 1
            continue
        end = at + 1
        while end < size and text[end] in _BASE64:
            end += 1
        if end == size and not final:
            return "".join(out), at
        if end == at + 1:
            if text[end:end + 1] == "-":
                out.append("+")
                at = end + 1
                continue
            value, at = _handled(errors, UnicodeDecodeError("utf7", source, at, at + 1, "ill-formed sequence"))
            out.append(value)
            continue
        bits = "".join([f"{_BASE64.index(d):06b}" for d in text[at + 1:end]])
        units = bytearray()
        for n in range(0, len(bits) - 15, 16):
            units += int(bits[n:n + 16], 2).to_bytes(2, "big")
        out.append(units.decode("utf-16-be", "surrogatepass"))
        at = end + (text[end:end + 1] == "-")
    return "".join(out), size


# As native functions, these do not become methods of the classes whose attributes they are.
_kind = type(lookup)
for _name, _function in list(globals().items()):
    if type(_function) is _kind and not _name.startswith("_"):
        globals()[_name] = staticmethod(_function)
del _name, _function, _kind
