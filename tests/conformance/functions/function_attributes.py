# What a function object tells about itself.
def documented(a, b: int = 2, *args: str, c: "text" = 3, **kw) -> list:
    """First line.

    Second paragraph.
    """
    local = a
    return [local]


print(documented.__name__, documented.__qualname__, documented.__module__)
print(repr(documented.__doc__))
print(documented.__defaults__, documented.__kwdefaults__)
print(documented.__annotations__)
documented.extra = [1]
documented.extra.append(2)
print(documented.extra, documented.__dict__)
del documented.extra
try:
    documented.extra
except AttributeError as error:
    print(error)
code = documented.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_varnames, code.co_firstlineno)
documented.__name__ = "renamed"
print(documented.__name__, documented.__qualname__)


class Outer:
    class Inner:
        def method(self):
            def local():
                pass

            return local


print(Outer.Inner.method.__qualname__, Outer.Inner().method().__qualname__)
print(type(documented).__name__, callable(documented), type(Outer().Inner().method).__name__, type(len).__name__)
print(Outer.Inner.__qualname__)
bound = Outer.Inner().method
print(bound.__name__, bound.__func__ is Outer.Inner.method, type(bound.__self__).__name__)


def no_doc():
    pass


print(no_doc.__doc__, (lambda: 0).__doc__, no_doc(), no_doc.__closure__)
