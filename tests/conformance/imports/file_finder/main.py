# FileFinder used directly, with loaders and suffixes of the program's own.
import sys
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader


class TextLoader(SourceFileLoader):
    def get_code(self, name):
        text = self.get_data(self.path).decode()
        return compile(f"text = {text.strip()!r}", self.path, "exec")


folder = sys.path[0] + "/things"
finder = FileFinder(folder, (SourceFileLoader, [".py"]), (TextLoader, [".txt"]))
for name in ("code", "note", "absent", "space", "pack", "pack.code"):
    spec = finder.find_spec(name)
    print(name, spec and (type(spec.loader).__name__, (spec.origin or "").replace(sys.path[0], ""), spec.submodule_search_locations is not None))
print(finder.path == folder, repr(finder).startswith("FileFinder('"))
finder.invalidate_caches()
hook = FileFinder.path_hook((TextLoader, [".txt"]))
try:
    hook(folder + "/code.py")
except ImportError as e:
    print(e, e.path == folder + "/code.py")
print(type(hook(folder)).__name__)
sys.path_hooks.insert(0, hook)
sys.path_importer_cache.clear()
sys.path.insert(0, folder)
import note

print(note.text, note.__file__.replace(sys.path[1], ""))
try:
    import code_only
except ModuleNotFoundError as e:
    print(e)
