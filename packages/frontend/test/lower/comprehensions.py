def f(xs, y):
    a = [x for x in xs if x if y]
    b = {x: y for x, y in xs}
    c = {x for z in xs for x in range(z)}
    d = (x for x in xs)
    e = [lambda: x for x in xs]
    g = [[x + y for x in y] for y in xs]
    h = [last := x for x in xs]
    i = sum(x * y for x in xs for y in x)
    return [x for x in x], x

top = [n for n in range(3)]

class C:
    xs = [1]
    ys = [x for x in xs]
