# The loader of a module from a file, and one made by hand.
import sys
import target

loader = target.__loader__
Loader = type(loader)
print(loader.name, loader.get_filename() == target.__file__, loader.get_filename("target") == target.__file__)
print(loader.is_package("target"), loader.get_source("target"))
print(type(loader.get_code("target")).__name__, loader.get_data(target.__file__))
for call in (lambda: loader.get_filename("other"), lambda: loader.get_data(target.__file__ + ".not")):
    try:
        call()
    except (ImportError, OSError) as e:
        print(type(e).__name__, e if isinstance(e, ImportError) else e.filename == target.__file__ + ".not")
print(loader == Loader("target", target.__file__), loader == Loader("x", target.__file__), hash(loader) == hash(Loader("target", target.__file__)))
print([c.__name__ for c in Loader.__mro__])
module = type(sys)("by_hand")
exec(loader.get_code("target"), module.__dict__)
print(module.value, module.where())
other = Loader("different", target.__file__)
spec = type(target.__spec__)("different", other, origin=target.__file__)
m = type(sys)("different")
m.__spec__ = spec
other.exec_module(m)
print(m.value, m.where())
print(loader.create_module(spec), loader.path_stats(target.__file__)["size"])


class Upper(Loader):
    def get_data(self, path):
        return super().get_data(path).replace(b"value of", b"VALUE OF")


m = type(sys)("upper")
Upper("upper", target.__file__).exec_module(m)
print(m.value)
