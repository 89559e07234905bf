import struct, binascii, base64
print(struct.pack("<ihB?", 1, -2, 255, True), struct.unpack("<ihB?", struct.pack("<ihB?", 1, -2, 255, True)), struct.calcsize("bhi"), struct.calcsize("=bhi"), struct.pack(">f", 1.5), struct.unpack("<d", struct.pack("<d", 3.14)), struct.pack("3s2x4p", b"abcd", b"xyz"))
for op in (lambda: struct.pack("B", 256), lambda: struct.pack("h", 1, 2), lambda: struct.unpack("i", b"a"), lambda: struct.pack("z", 1), lambda: struct.pack("i", "x")):
    try: op()
    except struct.error as e: print(e)
print(list(struct.iter_unpack("<H", b"\x01\0\x02\0")), struct.unpack_from("<H", b"abcd", 2), struct.pack("<e", 0.1), struct.pack(">q", -5), struct.pack("<f", float("inf")))
b = bytearray(6); struct.pack_into("<I", b, 1, 0x01020304); print(b)
print(binascii.hexlify(b"abc"), binascii.unhexlify("616263"), binascii.crc32(b"hello"), base64.b64encode(b"hello world"), base64.b64decode("aGVsbG8gd29ybGQ="), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hi"), base64.b16encode(b"hi"), base64.b85encode(b"hello"))
try: binascii.unhexlify("abc")
except binascii.Error as e: print(e)
try: base64.b64decode("a")
except binascii.Error as e: print(e)
