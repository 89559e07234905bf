# Every spelling of a literal.
print(0, 7, 1_000, 0b101, 0B1_0, 0o17, 0O7_7, 0xff, 0XDEAD_beef, 00, 0_0)
print(1., .5, 1.5, 1e3, 1E-3, 1.5e+2, 1_0.0_1, 1e1_0, 0e0, 5e-324, 1j, 1.5J, 1e2j, 0j, 1_0j)
print('single', "double", '''triple 'single' ''', """triple "double" """, 'it''s', "a" 'b' """c""")
print('\'', "\"", '\\', '\n'.encode(), '\x41\101\u0041\U00000041\N{LATIN CAPITAL LETTER A}', '\0'.encode(), "\
continued")
print(r'\n', R"\t", rb'\x00', Rb"\d", bR'\w', b'bytes', B"\x41\101", b'a' b"b", u'unicode', U"u")
print(f'{1}', F"{2}", rf'{3}\n', fR"{4}\t", f'''{5
}''', f"{'a' 'b'}" "plain" f'{6}')
print([], (), {}, [1, ], (1, ), {1, }, {1: 2, }, [1, [2, (3, {4: {5}})]], (1, 2), 1, (2))
print(None, True, False, ..., NotImplemented, __debug__)
x = [
    1,  # a comment
    2,

    3
]
y = (1 +
     2)
z = 1 + \
    2
print(x, y, z, x[
    0
])
if x: print("one line"); print("two statements")
for i in range(2): print(i, end=";"); print("-", end=" ")
print()
while False: pass
class Empty: pass
def one_liner(a, b=2): return a + b
print(one_liner(1), Empty.__name__); a = 1; b = 2; print(a, b);
def f(a,
      b=1,
      *args,
      c=2,
      **kw,
      ):
    return a, b, args, c, kw
print(f(
    1,
    *[2, 3],
    c=4,
    **{'d': 5},
))
print(1 if True else 2, [1,2,3][0:2], -1 ** 2, (-1) ** 2, 2 ** -1, not True, - - 1, ~ 1, +-+1)
print(5 .real, 1..real, "%d" % 5 if 1 else "", (lambda:0)(), *[1], {**{}})
