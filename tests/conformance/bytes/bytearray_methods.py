# bytearray: mutation, methods, conversion, aliasing.
a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
a.extend([65, 66])
a += b"end"
a.insert(0, 42)
print(a, len(a), a[0], a[-1], a[1:4], a.pop(), a.pop(0), a)
a.remove(ord("l"))
a.reverse()
print(a, a.index(ord("o")), a.count(b"?"), a.find(b"?"), bytes(a), a.decode(), a.copy() is a, a == bytes(a), bytes(a) == a)
del a[0:2]
a[1:3] = b"XYZ"
a *= 2
print(a, a.upper(), a.replace(b"X", b"--"), a.split(b"H"), a.hex(), type(a.upper()).__name__, type(a[:2]).__name__, type(a + b"x").__name__, type(b"x" + a).__name__)
for bad in (lambda: a.append(256), lambda: a.append("a"), lambda: a.extend("abc"), lambda: a.extend([300]), lambda: a.remove(1), lambda: bytearray().pop(), lambda: a.insert(0, -1), lambda: a.__setitem__(0, 256), lambda: a.__setitem__(99, 1), lambda: a.__setitem__(0, b"x"), lambda: hash(a), lambda: bytearray("x"), lambda: a + "x", lambda: a.pop(99), lambda: {a: 1}):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"'"), bytearray.fromhex("ff00"), repr(bytearray(b"\x00\"'")), bool(bytearray()), bytearray(b"ab") < bytearray(b"b"), 97 in bytearray(b"a"), b"a" in bytearray(b"ba"))
a.clear()
print(a, list(a), a == b"", bytearray(b"x") * 3, bytearray(b"abc")[::-1], sorted(bytearray(b"cab")), bytes(bytearray(b"q")).isalpha())
buffer = bytearray(16)
for i in range(0, 16, 3):
    buffer[i] = i * 10
print(buffer, sum(buffer), max(buffer), buffer.count(0), buffer.rstrip(b"\0"), list(buffer[::3]))
def crc(data):
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value
print(hex(crc(b"123456789")), hex(crc(bytearray(range(256)))))
xor = bytearray(x ^ k for x, k in zip(b"secret", b"key" * 2))
print(xor.hex(), bytes(x ^ k for x, k in zip(xor, b"key" * 2)))
