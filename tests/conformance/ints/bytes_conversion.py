# to_bytes, from_bytes, hex, oct, bin.
for n, size, order, signed in ((0, 1, "big", False), (258, 2, "big", False), (258, 4, "little", False), (-1, 2, "big", True), (-300, 3, "little", True), (2**64 - 1, 8, "big", False), (-(2**63), 8, "big", True), (10**30, 13, "little", False), (127, 1, "big", True), (0, 0, "big", False)):
    b = n.to_bytes(size, order, signed=signed)
    print(n, b, int.from_bytes(b, order, signed=signed))
print((5).to_bytes(), (1).to_bytes(2), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 2, 3], "big"), int.from_bytes(b"", "big"), int.from_bytes(bytearray(b"\xff"), "little", signed=True))
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes([256], "big")):
    try:
        print(bad())
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
for n in (0, 1, 255, -255, 2**64, -(2**70)):
    print(hex(n), oct(n), bin(n))
print(hex(True), bin(False), oct(8), hex(2**100 + 1), bin(-5), format(-5 & 0xFF, "08b"))
for bad in (lambda: hex(1.5), lambda: bin("1"), lambda: oct(None)):
    try:
        bad()
    except TypeError as error:
        print(error)
