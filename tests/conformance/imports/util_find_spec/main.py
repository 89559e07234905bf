# importlib.util.find_spec and resolve_name.
import importlib.util
import sys

find = importlib.util.find_spec
spec = find("pkg.sub")
print(spec.name, spec.parent, type(spec.loader).__name__, "pkg" in sys.modules, "pkg.sub" in sys.modules)
print(find("pkg").submodule_search_locations == sys.modules["pkg"].__path__)
print(find(".sub", "pkg").name, find(".sub", package="pkg") == spec)
print(find("absent"), find("pkg.absent"))
print(find("sys").origin, find("sys") is sys.__spec__)
for args in (("absent.sub",), (".sub",), ("pkg.sub.x",), ("..x", "pkg"), ("",)):
    try:
        print(find(*args))
    except Exception as e:
        print(type(e).__name__, e)
sys.modules["none"] = None
print(find("none"))
made = type(sys)("made")
sys.modules["made"] = made
for change in (None, "delete"):
    try:
        if change:
            del made.__spec__
        find("made")
    except ValueError as e:
        print(e)
resolve = importlib.util.resolve_name
print(resolve("a.b", None), resolve(".b", "a"), resolve("..c", "a.b"), resolve(".", "a"))
for args in ((".x", None), (".x", ""), ("...x", "a.b")):
    try:
        print(resolve(*args))
    except ImportError as e:
        print(type(e).__name__, e)
