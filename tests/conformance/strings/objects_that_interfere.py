# Strings and bytes among objects that interfere: indices that change a bytearray, subclasses that lie, mappings that count.
def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
class M:
    def __init__(self): self.n = 0
    def __getitem__(self, k):
        self.n += 1
        return (k, self.n)
t(lambda: '%(a)s %(b)r %(a)5s' % M())
t(lambda: '{a} {b[0]}'.format_map(M()))
class E:
    def __index__(self): raise ValueError('idx')
    def __len__(self): return 3
    def __iter__(self): raise RuntimeError('iter')
    def __bytes__(self): raise OSError('b')
    def __hash__(self): return 1
t(lambda: 'abc'[E()]); t(lambda: 'abc'[E():]); t(lambda: 'a' * E()); t(lambda: bytes(E())); t(lambda: ','.join(E())); t(lambda: 'a'.center(E())); t(lambda: chr(E())); t(lambda: bytearray([E()]))
b = bytearray(b'abc')
class Ev:
    def __index__(self):
        b.clear()
        return 5
def f():
    b[0] = Ev()
t(f); t(lambda: b)
b = bytearray(b'abcdef')
class Ev2:
    def __iter__(self):
        b.clear()
        return iter([1, 2])
def f():
    b[1:5] = Ev2()
t(f); t(lambda: b)
b = bytearray(b'abcdef')
def f():
    b.extend(b); b += b; b[2:4] = b; return len(b)
t(f)
class Ev3:
    def __init__(self, v): self.v = v
    def __index__(self):
        b[:] = b'x'
        return self.v
b = bytearray(b'abcdef')
t(lambda: b[Ev3(1):Ev3(5)]); b = bytearray(b'abcdef'); t(lambda: b.find(b'c', Ev3(0), Ev3(6))); b = bytearray(b'abcdef'); t(lambda: b[Ev3(4)])
b = bytearray(b'abcdef'); t(lambda: b.insert(Ev3(4), 3)); t(lambda: b)
b = bytearray(b'abcdef'); t(lambda: b.pop(Ev3(4))); 
for it in (iter('abc'), iter(b'abc'), iter(bytearray(b'abc')), iter('a中')):
    t(lambda: list(it)); t(lambda: list(it))
b = bytearray(b'ab'); it = iter(b); next(it); b.clear(); t(lambda: list(it)); b.extend(b'xyz'); t(lambda: list(it))
class K(str):
    def __eq__(self, o): return False
    def __hash__(self): return 3
t(lambda: K('a') == 'a'); t(lambda: 'a' == K('a')); t(lambda: K('a') in ['a']); t(lambda: 'abc'.find(K('b')))
t(lambda: '{:{}}'.format(3, '>5')); t(lambda: f'{3:{">"}{5}}')
class F(float):
    def __format__(self, s): return 'F' + s
    def __str__(self): return 'strF'
    def __repr__(self): return 'reprF'
t(lambda: f'{F(1.5)} {F(1.5):.1f} {F(1.5)!s} {F(1.5)!r}'); t(lambda: '%s %r %.1f' % (F(1.5), F(1.5), F(1.5)))
class I(int):
    def __str__(self): return 'strI'
    def __repr__(self): return 'reprI'
t(lambda: f'{I(5)} {I(5):d} {I(5):3}'); t(lambda: '%s %d %x' % (I(5), I(5), I(255))); t(lambda: format(I(5), '')); t(lambda: '{}'.format(I(5)))
t(lambda: format(F(2), '')); t(lambda: float.__format__(F(2.5), '')); t(lambda: int.__format__(I(5), '')); t(lambda: str.__format__('a', ''))
t(lambda: f'{True} {True:d} {True:5} {True!r:>6}')
t(lambda: 'a' 'b' % ()); t(lambda: '%s' % ('a',) * 2)
t(lambda: str(b'abc')); t(lambda: str(bytearray(b'abc'))); t(lambda: f'{b"x"}')
t(lambda: ''.join(c for c in 'hello' if c != 'l')); t(lambda: 'abc'.join('xyz')); t(lambda: ''.join(reversed('abc')))
t(lambda: 'a,b'.split(',')[0].__class__); t(lambda: max('abc', key=ord)); t(lambda: sorted('bca', reverse=True))
t(lambda: 'a'.foo); t(lambda: str.foo); 
def f():
    'a'[0] = 'b'
t(f)
def f():
    s = 'abc'; s.x = 1
t(f)
def f():
    b'abc'[0] = 1
t(f)
def f():
    del 'abc'[0]
t(f)
match 'abc':
    case str(x): print('str', x)
match b'abc':
    case [a, *r]: print('seq')
    case bytes(x): print('bytes', x)
match 'abc':
    case [a, *r]: print('seq')
    case 'abc': print('lit')
t(lambda: 'ab' < 'abc' and 'b' > 'abc')
t(lambda: int('12') + int(' 0x1f ', 16) + int('١٢')); t(lambda: float(' 1.5 ')); t(lambda: int(b'12')); t(lambda: float(b'1.5')); t(lambda: int(bytearray(b'7')))
t(lambda: 'é'.encode('utf-8').decode('latin-1')); t(lambda: '\N{BULLET}'); t(lambda: 'a\
b'); t(lambda: r'\n\x'); t(lambda: rb'\n'); t(lambda: '\x41\u0041\U00000041\101')
