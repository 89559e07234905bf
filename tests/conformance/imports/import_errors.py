# ImportError: attributes, text, and what its constructor takes.
for make in (
    lambda: ImportError(),
    lambda: ImportError("text"),
    lambda: ImportError("a", "b"),
    lambda: ImportError("text", name="n", path="p"),
    lambda: ImportError("text", name_from="f"),
    lambda: ModuleNotFoundError("text", name="n"),
    lambda: ImportError(name="only"),
    lambda: ImportError("x", other=1),
    lambda: ImportError("x", name="a", wrong="b"),
):
    try:
        e = make()
    except TypeError as error:
        print("TypeError", error)
    else:
        print(repr(e), str(e), e.args, e.msg, e.name, e.path, e.name_from)
e = ImportError("text", name="n")
e.name = "changed"
e.msg = "other"
print(e, e.args, e.name)
print(ImportError.__mro__, ModuleNotFoundError.__bases__)
try:
    import nowhere
except ImportError as e:
    print(repr(e), e.name, e.path, e.msg, e.args, e.name_from)
try:
    from sys import nothing
except ImportError as e:
    print(repr(e), e.name, e.path, e.name_from)
try:
    import sys.nothing
except ImportError as e:
    print(repr(e), e.name)
