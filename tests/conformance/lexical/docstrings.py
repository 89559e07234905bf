"""The module's docstring,
on two lines."""
print(repr(__doc__))


def f():
    """One line."""


def g():
    '''
    Indented
        block
    '''
    return g.__doc__


def h():
    f"""not a docstring {1}"""


def i():
    b"bytes are not"


def j():
    "first" " joined"
    "second is not"


def k():
    # comment before
    r"raw \n doc"
    pass


class C:
    """Class doc."""

    def method(self):
        """Method doc."""

    @property
    def prop(self):
        "Property doc."

    attribute = 5
    """Not the class's docstring."""


class D(C):
    pass


class E(C):
    __doc__ = "assigned"

    def method(self):
        pass


for thing in (f, g, h, i, j, k, C, C.method, C.prop, D, D.method, E, E.method, lambda: 0):
    print(repr(thing.__doc__))
print(repr(g()))
f.__doc__ = "replaced"
print(f.__doc__, C().__doc__, D().__doc__)
C.__doc__ = "new class doc"
print(C.__doc__)
print(int.__doc__ is not None, len.__doc__ is not None, [].append.__doc__ is not None)
