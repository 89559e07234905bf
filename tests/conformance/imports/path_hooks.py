# sys.path_hooks and sys.path_importer_cache.
import sys

Spec = type(sys.__spec__)
log = []


class Loader:
    def __init__(self, where):
        self.where = where

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.where = self.where


class EntryFinder:
    def __init__(self, path):
        self.path = path

    def find_spec(self, name, target=None):
        log.append((self.path, name))
        if name in ("hooked", "pkg"):
            return Spec(name, Loader(self.path), is_package=name == "pkg")
        if name == "pkg.sub":
            return Spec(name, Loader("sub of " + self.path))

    def invalidate_caches(self):
        log.append("invalidated " + self.path)


def hook(path):
    log.append("hook " + path)
    if not path.startswith("virtual:"):
        raise ImportError("not mine")
    return EntryFinder(path)


sys.path_hooks.insert(0, hook)
sys.path.insert(0, "virtual:one")
import hooked

print(hooked.where, hooked.__spec__.loader.where)
print(type(sys.path_importer_cache["virtual:one"]).__name__)
print([entry for entry in log if "virtual" in entry[0] or "virtual" in entry])
log.clear()
import pkg

pkg.__path__.append("virtual:two")
import pkg.sub

print(pkg.sub.where, log)
log.clear()
sys.path_importer_cache["by hand"] = EntryFinder("by hand")
sys.path[:] = ["by hand"]
del sys.modules["hooked"]
import hooked

print(hooked.where, log)
sys.path_importer_cache["nobody"] = None
sys.path[:] = ["nobody"]
try:
    import something_else
except ModuleNotFoundError as e:
    print(e)
sys.path[:] = ["by hand"]
for finder in sys.meta_path:
    if hasattr(finder, "invalidate_caches"):
        finder.invalidate_caches()
print(log[-1], "nobody" in sys.path_importer_cache)
