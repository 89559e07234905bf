# What a module tells about itself.
import plain
import pkg
import pkg.inner

for m in (plain, pkg, pkg.inner):
    print(m.__name__, m.__package__, m.__file__, m.__doc__)
    print(repr(m))
    print(m.__spec__.name, m.__spec__.origin, m.__spec__.parent, m.__spec__.has_location)
    print(m.__spec__.submodule_search_locations, getattr(m, "__path__", "no path"))
    print(type(m.__spec__).__name__, type(m.__loader__).__name__, m.__spec__.loader is m.__loader__)
    print(m.__loader__.name, m.__loader__.path == m.__file__)
print(plain.own_name, plain.own_package, plain.own_spec, plain.own_file)
print(list(vars(plain))[:8])
print(list(vars(pkg))[:9])
print(sorted(vars(plain.__spec__)))
