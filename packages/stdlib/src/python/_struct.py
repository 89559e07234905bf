"""Functions to convert between Python values and C structs.
Python bytes objects are used to hold the data representing the C struct
and also as format strings (explained below) to describe the layout of data
in the C struct.

The optional first format char indicates byte order, size and alignment:
  @: native order, size & alignment (default)
  =: native order, std. size & alignment
  <: little-endian, std. size & alignment
  >: big-endian, std. size & alignment
  !: same as >
"""

import math as _math


class error(Exception):
    pass


error.__module__ = "struct"

_STANDARD = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_NATIVE = {**_STANDARD, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_COMPLEX = {"F": 8, "D": 16}
_SPECIAL = {"x", "s", "p"}


def _float_bits(value, exponent_bits, fraction_bits):
    """A float as an integer of an IEEE format; OverflowError when it is too large."""
    bias = (1 << exponent_bits - 1) - 1
    sign = 1 if _math.copysign(1.0, value) < 0 else 0
    most = (1 << exponent_bits) - 1
    if value != value:
        exponent, fraction, sign = most, 1 << fraction_bits - 1, 0
    elif value in (_math.inf, -_math.inf):
        exponent, fraction = most, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        mantissa, exponent = _math.frexp(abs(value))
        exponent += bias - 1
        if exponent <= 0:
            fraction = round(_math.ldexp(mantissa, fraction_bits + exponent))
            exponent = 0
        else:
            fraction = round(_math.ldexp(mantissa, fraction_bits + 1)) - (1 << fraction_bits)
        if fraction == 1 << fraction_bits:
            fraction = 0
            exponent += 1
        if exponent >= most:
            raise OverflowError
    return (sign << exponent_bits | exponent) << fraction_bits | fraction


def _bits_float(bits, exponent_bits, fraction_bits):
    fraction = bits & (1 << fraction_bits) - 1
    exponent = bits >> fraction_bits & (1 << exponent_bits) - 1
    bias = (1 << exponent_bits - 1) - 1
    if exponent == (1 << exponent_bits) - 1:
        value = _math.nan if fraction else _math.inf
    elif exponent == 0:
        value = _math.ldexp(fraction, 1 - bias - fraction_bits)
    else:
        value = _math.ldexp(fraction + (1 << fraction_bits), exponent - bias - fraction_bits)
    return -value if bits >> exponent_bits + fraction_bits else value


_FLOATS = {"e": (2, 5, 10), "f": (4, 8, 23), "d": (8, 11, 52)}


def _pack_float(code, value, order):
    try:
        value = float(value)
    except TypeError:
        raise error("required argument is not a float") from None
    size, exponent, fraction = _FLOATS[code]
    try:
        return _float_bits(value, exponent, fraction).to_bytes(size, order)
    except OverflowError:
        raise OverflowError(f"float too large to pack with {code} format") from None


def _pack_one(code, size, value, order, native):
    if code in _FLOATS:
        return _pack_float(code, value, order)
    if code == "?":
        return b"\1" if value else b"\0"
    if code == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if code in _COMPLEX:
        part = "f" if code == "F" else "d"
        value = complex(value)
        return _pack_float(part, value.real, order) + _pack_float(part, value.imag, order)
    kind = type(value)
    if not hasattr(kind, "__index__"):
        raise error("required argument is not an integer")
    value = kind.__index__(value)
    signed = code in "bhilqn"
    low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
    if not low <= value <= high:
        if code in "hH" and native:
            raise error(f"{'short' if signed else 'ushort'} format requires {low} <= number <= {high}")
        if code in "qQ" and native:
            raise error("int too large to convert")
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def _unpack_one(code, size, data, order):
    if code in _FLOATS:
        _, exponent, fraction = _FLOATS[code]
        return _bits_float(int.from_bytes(data, order), exponent, fraction)
    if code == "?":
        return data != b"\0"
    if code == "c":
        return bytes(data)
    if code in _COMPLEX:
        part = "f" if code == "F" else "d"
        half = size // 2
        return complex(_unpack_one(part, half, data[:half], order), _unpack_one(part, half, data[half:], order))
    return int.from_bytes(data, order, signed=code in "bhilqn")


def _parse(format):
    """Byte order, whether sizes are native, parts as (code, size, count, offset), and the size of all."""
    text = format
    order, native, sizes = "little", True, _NATIVE
    if text[:1] in ("@", "=", "<", ">", "!"):
        if text[0] != "@":
            native, sizes = False, _STANDARD
        if text[0] in ">!":
            order = "big"
        text = text[1:]
    parts = []
    offset = 0
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c.isspace():
            continue
        count = None
        if c.isdigit():
            start = at - 1
            while at < len(text) and text[at].isdigit():
                at += 1
            count = int(text[start:at])
            if at >= len(text):
                raise error("repeat count given without format specifier")
            c = text[at]
            at += 1
        size = sizes.get(c) or _COMPLEX.get(c)
        if size is None:
            raise error("bad char in struct format")
        if native and size > 1:
            align = size // 2 if c in _COMPLEX else size
            offset += -offset % align
        number = 1 if count is None else count
        parts.append((c, size, number, offset))
        offset += size * number
        if offset > 1 << 62:
            raise error("total struct size too long")
    return order, native, parts, offset


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = bytes(format).decode("latin-1")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        elif not format.isascii():
            raise UnicodeEncodeError("ascii", format, 0, 1, "ordinal not in range(128)")
        if "\0" in format:
            raise error("embedded null character")
        self.format = format
        self._order, self._native, self._parts, self.size = _parse(format)
        self._count = sum([1 if code in "sp" else 0 if code == "x" else count for code, _, count, _ in self._parts])

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error(f"{name} expected {self._count} items for packing (got {len(values)})")
        out = bytearray(self.size)
        order, native = self._order, self._native
        number = 0
        for code, size, count, offset in self._parts:
            if code == "x":
                continue
            if code in "sp":
                value = values[number]
                number += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    if count:
                        value = value[:min(count - 1, 255)]
                        value = bytes((len(value),)) + value
                value = value[:count]
                out[offset:offset + len(value)] = value
                continue
            for _ in range(count):
                out[offset:offset + size] = _pack_one(code, size, values[number], order, native)
                number += 1
                offset += size
        return out

    def pack(self, *values):
        """Return a bytes object containing values v1, v2, ... packed according to the format string S.format."""
        return bytes(self._packed("pack", values))

    def pack_into(self, buffer, offset, *values):
        """Pack the values v1, v2, ... according to the format string S.format and write the packed bytes into the writable buffer buf."""
        view = memoryview(buffer).cast("B")
        size = len(view)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(
                f"pack_into requires a buffer of at least {offset + self.size} bytes for packing {self.size} bytes at offset {offset} "
                f"(actual buffer size is {size})"
            )
        view[offset:offset + self.size] = self._packed("pack_into", values)

    def _values(self, data, start):
        values = []
        order = self._order
        for code, size, count, offset in self._parts:
            offset += start
            if code == "x":
                continue
            if code == "s":
                values.append(bytes(data[offset:offset + count]))
            elif code == "p":
                length = min(data[offset], count - 1) if count else 0
                values.append(bytes(data[offset + 1:offset + 1 + length]))
            else:
                for _ in range(count):
                    values.append(_unpack_one(code, size, data[offset:offset + size], order))
                    offset += size
        return tuple(values)

    def unpack(self, buffer, /):
        """Return a tuple containing unpacked values."""
        data = bytes(memoryview(buffer).cast("B"))
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._values(data, 0)

    def unpack_from(self, buffer, offset=0):
        """Return a tuple containing unpacked values, from the buffer starting at position offset."""
        data = memoryview(buffer).cast("B")
        size = len(data)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(
                f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking {self.size} bytes at offset {offset} "
                f"(actual buffer size is {size})"
            )
        return self._values(bytes(data[offset:offset + self.size]), 0)

    def iter_unpack(self, buffer, /):
        """Return an iterator yielding tuples."""
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        data = bytes(memoryview(buffer).cast("B"))
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._values(data, at) for at in range(0, len(data), self.size))

    def __repr__(self):
        return f"_struct.Struct({self.format!r})"


_cache = {}


def _compiled(format):
    if isinstance(format, Struct):
        return format
    made = _cache.get(format)
    if made is None:
        made = Struct(format)
        if len(_cache) >= 100:
            _cache.clear()
        _cache[format] = made
    return made


def _clearcache():
    """Clear the internal cache."""
    _cache.clear()


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return _compiled(format).size


def pack(format, /, *values):
    """Return a bytes object containing the values v1, v2, ... packed according to the format string."""
    return _compiled(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Pack the values v1, v2, ... according to the format string and write the packed bytes into the writable buffer buf."""
    _compiled(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """Return a tuple containing values unpacked according to the format string."""
    return _compiled(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """Return a tuple containing values unpacked according to the format string."""
    return _compiled(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes source, like a repeated invocation of unpack_from()."""
    return _compiled(format).iter_unpack(buffer)
