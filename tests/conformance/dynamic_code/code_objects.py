"""What code objects tell, and copies of them."""


def f(a, /, b, *args, c=1, **kw):
    "about f"
    x = a + 1

    def inner():
        return x

    class Local:
        def method(self):
            return self

    return inner, Local, lambda: b, [i for i in args]


def gen():
    yield 1


def codes(code):
    return [constant for constant in code.co_consts if hasattr(constant, "co_code") or hasattr(constant, "co_name")]


code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
print(code.co_varnames[:5], code.co_cellvars, code.co_freevars, code.co_firstlineno, code.co_filename == __file__)
print([c.co_qualname for c in codes(code)], code.co_consts[0])
print([c.co_name for c in codes(codes(code)[1])])
print(bool(code.co_flags & 4), bool(code.co_flags & 8), bool(gen.__code__.co_flags & 0x20), bool(code.co_flags & 0x20))
other = code.replace(co_name="other", co_qualname="some.other", co_filename="elsewhere.py", co_firstlineno=100)
print(other.co_name, other.co_qualname, other.co_filename, other.co_firstlineno, other.co_varnames == code.co_varnames)
print(code.co_name, code.co_filename == __file__, other is code, code.replace().co_name)
g = gen
g.__code__ = gen.__code__.replace(co_name="renamed")
print(g.__code__.co_name, next(g()))
try:
    code.replace(co_nothing=1)
except (TypeError, AttributeError) as error:
    print("refused")
try:
    code.replace(1)
except TypeError as error:
    print("TypeError")
compiled = compile("def q(): pass\nclass R:\n    def m(self): pass\nk = lambda: 0\n", "<x>", "exec")
print(compiled.co_name, [c.co_qualname for c in codes(compiled)], compiled.co_filename, compiled.co_argcount)


def fails(x):
    y = x
    return (y +
            None)


try:
    fails(1)
except TypeError as error:
    entry = error.__traceback__.tb_next
    positions = list(entry.tb_frame.f_code.co_positions())
    print(positions[entry.tb_lasti // 2])
    lines = [line for start, end, line in entry.tb_frame.f_code.co_lines() if start <= entry.tb_lasti < end]
    print(lines, entry.tb_lineno)
