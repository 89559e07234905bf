# inspect.getsource and what is beside it.
import inspect


# A comment before f.
def f(a):
    """The documentation
    of f.
    """
    # inside
    return [
        a,
        lambda x: x,
    ]


class C:
    "doc"

    def m(self):
        return 1

    class Inner:
        attribute = 1


print(inspect.getsource(f))
print(inspect.getsource(C.m))
print(inspect.getsource(C.Inner))
print(inspect.getsourcelines(f)[1], inspect.getsourcelines(C)[1])
print(inspect.getcomments(f))
print(inspect.getdoc(f), "|", inspect.getdoc(C))
print(inspect.getfile(f) == __file__, inspect.getsourcefile(C) == __file__, inspect.getmodule(f).__name__)
for thing in (len, 5, int):
    try:
        print(inspect.getsource(thing))
    except (TypeError, OSError) as e:
        print(type(e).__name__)
