"""Conversion between binary data and ASCII"""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {ord(c): value for value, c in enumerate(_BASE64)}


def _data(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _ascii(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'") from None


def b2a_hex(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    data = _data(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


hexlify = b2a_hex


def a2b_hex(hexstr, /):
    """Binary data of hexadecimal representation."""
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        if any([byte in b" \t\n\r\f\v" for byte in text]):
            raise ValueError
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


unhexlify = a2b_hex


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    data = _data(data)
    alphabet = _BASE64
    out = []
    size = len(data)
    whole = size - size % 3
    for at in range(0, whole, 3):
        bits = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        out.append(alphabet[bits >> 18] + alphabet[bits >> 12 & 63] + alphabet[bits >> 6 & 63] + alphabet[bits & 63])
    if size - whole == 1:
        bits = data[whole] << 4
        out.append(alphabet[bits >> 6] + alphabet[bits & 63] + "==")
    elif size - whole == 2:
        bits = data[whole] << 10 | data[whole + 1] << 2
        out.append(alphabet[bits >> 12] + alphabet[bits >> 6 & 63] + alphabet[bits & 63] + "=")
    if newline:
        out.append("\n")
    return "".join(out).encode("ascii")


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    text = _ascii(data)
    values = _VALUES
    out = bytearray()
    held = count = pads = 0
    for at, byte in enumerate(text):
        if byte == 61:
            if strict_mode and at == 0:
                raise Error("Leading padding not allowed")
            pads += 1
            if count >= 2 and count + pads >= 4:
                if strict_mode and at + 1 < len(text):
                    raise Error("Excess data after padding")
                break
            if strict_mode and count < 2:
                raise Error("Discontinuous padding not allowed" if count == 0 else "Excess padding not allowed")
            continue
        value = values.get(byte)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if pads and strict_mode:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        held = (held << 6 | value) & 0xFFFFFF
        count += 1
        if count == 2:
            out.append(held >> 4 & 255)
        elif count == 3:
            out.append(held >> 2 & 255)
        elif count == 4:
            out.append(held & 255)
            count = 0
    else:
        if count == 1:
            total = len(out) // 3 * 4 + 1
            raise Error(f"Invalid base64-encoded string: number of data characters ({total}) cannot be 1 more than a multiple of 4")
        if count:
            raise Error("Incorrect padding")
    return bytes(out)


_tables = {}


def _crc_table(polynomial):
    table = _tables.get(polynomial)
    if table is None:
        table = []
        for value in range(256):
            for _ in range(8):
                value = value >> 1 ^ (polynomial if value & 1 else 0)
            table.append(value)
        _tables[polynomial] = table
    return table


def crc32(data, crc=0, /):
    """Compute CRC-32 incrementally."""
    table = _crc_table(0xEDB88320)
    crc = crc & 0xFFFFFFFF ^ 0xFFFFFFFF
    for byte in _data(data):
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def crc_hqx(data, crc, /):
    """Compute CRC-CCITT incrementally."""
    crc &= 0xFFFF
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def b2a_uu(data, /, *, backtick=False):
    """Uuencode line of data."""
    data = _data(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")

    def digit(value):
        return 0x60 if backtick and not value else value + 32

    out = bytearray((digit(len(data)),))
    data += b"\0" * (-len(data) % 3)
    for at in range(0, len(data), 3):
        bits = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        out += bytes((digit(bits >> 18), digit(bits >> 12 & 63), digit(bits >> 6 & 63), digit(bits & 63)))
    return bytes(out) + b"\n"


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    text = _ascii(data)
    size = (text[0] - 32) & 63 if text else 0
    out = bytearray()
    held = bits = 0
    rest = text[1:]
    at = 0
    while len(out) < size:
        byte = rest[at] if at < len(rest) else 32
        at += 1
        if byte in (10, 13, 0):
            byte = 32
        if not 32 <= byte <= 96:
            raise Error("Illegal char")
        held = (held << 6 | (byte - 32) & 63) & 0xFFFFFF
        bits += 6
        if bits >= 8:
            bits -= 8
            out.append(held >> bits & 255)
    for byte in rest[at:]:
        if byte not in (32, 96, 10, 13):
            raise Error("Trailing garbage")
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = _data(data)
    lines = data.split(b"\n") if istext else [data]
    done = []
    for number, line in enumerate(lines):
        crlf = istext and line.endswith(b"\r") and number < len(lines) - 1
        if crlf:
            line = line[:-1]
        out = []
        for at, byte in enumerate(line):
            last = at == len(line) - 1
            if byte == 32 and header:
                piece = "_"
            elif byte == 61 or byte > 126 or (header and byte == 95) or (byte < 33 and byte not in (9, 32)):
                piece = f"={byte:02X}"
            elif byte in (9, 32) and (quotetabs or (last and istext)):
                piece = f"={byte:02X}"
            elif byte == 46 and len(line) == 1:
                piece = "=2E"
            else:
                piece = chr(byte)
            out.append(piece)
        text = ""
        width = 0
        for at, piece in enumerate(out):
            if width + len(piece) >= 76 + (at == len(out) - 1):
                text += "=\n"
                width = 0
            text += piece
            width += len(piece)
        done.append(text + ("\r" if crlf else ""))
    return "\n".join(done).encode("latin-1")


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    text = _ascii(data)
    out = bytearray()
    at = 0
    size = len(text)
    while at < size:
        byte = text[at]
        at += 1
        if byte != 61:
            out.append(32 if header and byte == 95 else byte)
            continue
        if at >= size:
            break
        if text[at] in (10, 13):
            end = text.find(b"\n", at)
            at = size if end < 0 else end + 1
        elif text[at] == 61:
            out.append(61)
            at += 1
        else:
            try:
                out.append(int(text[at:at + 2].decode(), 16) if len(text[at:at + 2]) == 2 else int("x"))
                at += 2
            except ValueError:
                out.append(61)
    return bytes(out)
