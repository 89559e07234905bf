# Imports inside functions, classes, loops, exec, and with names that are global or nonlocal.
def function():
    import helper

    def inner():
        nonlocal helper
        import other as helper

        return helper.__name__

    before = helper.__name__
    return before, inner(), helper.__name__


print(function())


def declared():
    global helper
    import helper


declared()
print(helper.count)
for name in "helper", "other":
    exec(f"import {name} as current")
    print(current.__name__)
space = {}
exec("import helper; from other import value", space)
print(sorted(k for k in space if k != "__builtins__"))
print(eval("__import__('other').value"))
print((lambda: __import__("helper"))() is helper)


class C:
    from other import value as attribute
    import helper as module


print(C.attribute, C.module.count)
if False:
    import never_there
try:
    try:
        import never_there
    except ImportError:
        import other as never_there
finally:
    print(never_there.value)
print([__import__(n).__name__ for n in ("helper", "other")])
