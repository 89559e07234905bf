# ModuleSpec: its fields, how it is shown and compared.
import sys

ModuleSpec = type(sys.__spec__)
print(ModuleSpec.__name__)
s = ModuleSpec("a.b", None)
print(s, s.name, s.parent, s.loader, s.origin, s.loader_state, s.submodule_search_locations, s.cached, s.has_location)
p = ModuleSpec("a.b", "loader", origin="there", loader_state=3, is_package=True)
print(p, p.parent, p.submodule_search_locations, p.loader_state, p.cached, p.has_location)
p.submodule_search_locations.append("x")
print(p)
p.has_location = 1
print(p.has_location, p.cached)
p.cached = "some.pyc"
print(p.cached)
print(s == ModuleSpec("a.b", None), s == p, s == 3, s != ModuleSpec("a.c", None))
try:
    hash(s)
except TypeError as e:
    print(e)
for args, kwargs in (((), {}), (("x",), {}), (("x", None, "origin"), {}), (("x", None), {"wrong": 1})):
    try:
        ModuleSpec(*args, **kwargs)
    except TypeError as e:
        print(e)
s.anything = "can be added"
print(s.anything)
try:
    s.parent = "x"
except AttributeError as e:
    print(type(e).__name__)


class Sub(ModuleSpec):
    pass


print(Sub("n", None))
