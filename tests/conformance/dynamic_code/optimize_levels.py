"""`compile` leaves out asserts and docstrings when it is asked to."""

SOURCE = '''
"module doc"
def f(x):
    "f doc"
    assert x > 0, "x must be positive"
    return (x, __debug__)
class A:
    "A doc"
    def m(self):
        "only a doc"
if __debug__:
    state = "debug"
else:
    state = "optimized"
'''

for level in (-1, 0, 1, 2):
    names = {}
    exec(compile(SOURCE, "<o>", "exec", optimize=level), names)
    print(level, names.get("__doc__"), names["f"].__doc__, names["A"].__doc__, names["A"].m.__doc__, names["state"])
    try:
        print(names["f"](-1))
    except AssertionError as error:
        print("AssertionError:", error)
    print(names["f"](1), names["A"]().m())
print(eval(compile("__debug__", "<e>", "eval", optimize=1)), eval(compile("__debug__", "<e>", "eval")), eval("__debug__"))
exec(compile("assert False\nprint('not reached by assert')", "<a>", "exec", optimize=1))
exec(compile("if 1:\n    assert False\nelse:\n    assert True\ndef g():\n    'doc'\nprint(g.__doc__)", "<a>", "exec", optimize=2))
