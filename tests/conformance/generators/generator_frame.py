# The frame of a suspended generator.
def simple(x):
    y = x
    while y:
        y -= 1
        yield y


g = simple(3)
print(g.gi_frame is not None, g.gi_frame.f_code.co_name, g.gi_yieldfrom)
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
list(g)
print(g.gi_frame)
