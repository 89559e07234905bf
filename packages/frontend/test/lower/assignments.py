def swap(a, b, c):
    a, b = b, a
    a, b, c = c, a, b
    (a, b), c = (1, 2), a
    return a, b, c

def several(x):
    a = b = x
    x = y = x
    c.d = e[0] = f()
    (g, *h, i) = j = x
    [k] = k

def augmented(x):
    global total
    x += 1
    total -= x
    x.count **= 2
    x[x] @= x
    x[1:2] |= 3

def annotated(x):
    a: int = 1
    b: str
    x.c: float = 2
    x.d: float
    x[0]: f()

def deletion(x, y):
    del x
    del (y.a, [y[0]])
    del y[1:2], y
