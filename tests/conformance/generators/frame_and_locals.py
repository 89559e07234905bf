"""gi_frame of a generator: line and variables while it is suspended."""


def gen(a, b=2):
    c = a + b
    yield c
    d = 1.5
    for i in range(2):
        e = [i]
        yield e
    del c
    yield "last"


g = gen(1)
f = g.gi_frame
print(f.f_lineno, f.f_locals, f.f_code is gen.__code__, f.f_back)
for _ in range(4):
    item = next(g)
    print(item, g.gi_frame.f_lineno, g.gi_frame.f_locals)
print(list(g), g.gi_frame)


def closure():
    outside = "free"

    def inner(p):
        own = p

        def nested():
            return own, p

        yield nested
        print(outside)

    return inner


g = closure()("param")
print(g.gi_frame.f_locals)
nested = next(g)
print(sorted((k, v) for k, v in g.gi_frame.f_locals.items() if k != "nested"), nested())
expression = (x * y for x in (1, 2) for y in (3, 4))
next(expression)
print({k: v for k, v in expression.gi_frame.f_locals.items() if not k.startswith(".")}, expression.gi_code.co_name)


def delegating():
    yield from range(3)


g = delegating()
print(g.gi_yieldfrom)
next(g)
print(type(g.gi_yieldfrom).__name__, g.gi_frame.f_lineno)
g.close()
print(g.gi_yieldfrom, g.gi_frame)
