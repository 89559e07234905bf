# importlib.machinery and importlib.abc.
import importlib.abc
import importlib.machinery as machinery
import sys

print(machinery.SOURCE_SUFFIXES, machinery.BYTECODE_SUFFIXES, ".py" in machinery.all_suffixes())
print(machinery.ModuleSpec is type(sys.__spec__), machinery.BuiltinImporter is sys.__loader__)
print(machinery.PathFinder in sys.meta_path, machinery.FrozenImporter in sys.meta_path)
for name in ("BuiltinImporter", "FrozenImporter", "PathFinder"):
    print(name, issubclass(getattr(machinery, name), importlib.abc.MetaPathFinder))
print(issubclass(machinery.SourceFileLoader, importlib.abc.SourceLoader), issubclass(machinery.FileFinder, importlib.abc.PathEntryFinder))
print(issubclass(machinery.SourceFileLoader, importlib.abc.FileLoader), issubclass(machinery.SourceFileLoader, importlib.abc.InspectLoader))
print(isinstance(__loader__, importlib.abc.SourceLoader), isinstance(__loader__, importlib.abc.Loader))


class Memory(importlib.abc.InspectLoader):
    def get_source(self, name):
        return f"value = {name!r}\nnested = __spec__.name\n"


loader = Memory()
spec = importlib.machinery.ModuleSpec("mem", loader)
module = type(sys)("mem")
module.__spec__ = spec
loader.exec_module(module)
print(module.value, module.nested, loader.is_package.__name__)
try:
    importlib.abc.InspectLoader()
except TypeError as e:
    print(e)


class Source(importlib.abc.SourceLoader):
    def get_data(self, path):
        return b"path = __file__\n"

    def get_filename(self, name):
        return "/virtual/" + name + ".py"


s = Source()
from importlib.util import module_from_spec, spec_from_loader

spec = spec_from_loader("virtual_module", s)
print(spec.origin, spec.has_location, s.is_package("x"), s.get_source("x"))
m = module_from_spec(spec)
s.exec_module(m)
print(m.path, m.__file__)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "mem":
            return importlib.machinery.ModuleSpec(name, loader)


sys.meta_path.append(Finder())
import mem

print(mem.value, Finder().invalidate_caches())
