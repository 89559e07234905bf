# memoryview: reading, slicing and writing through to a bytearray.
m = memoryview(b"abcdef")
print(m[0], bytes(m[1:3]), len(m), m.tolist()[:2], m[-1], m == b"abcdef", m.readonly, type(m).__name__)
ba = bytearray(b"xyz")
v = memoryview(ba)
v[0] = 65
v[1:3] = b"BC"
print(ba, v.nbytes, v.format, v.tobytes(), list(v[::-1]), 66 in v, v.hex())
with memoryview(ba) as w:
    print(bytes(w))
try:
    w[0]
except ValueError as error:
    print(error)
try:
    m[0] = 1
except TypeError as error:
    print(error)
try:
    ba.append(1)
except BufferError as error:
    print(error)
v.release()
ba.append(1)
print(ba)
