# The recipe for importing a file by its path.
import importlib.util
import sys

path = sys.path[0] + "/folder/not-a-name.py"
spec = importlib.util.spec_from_file_location("chosen_name", path)
print(spec.name, spec.origin == path, spec.has_location, spec.submodule_search_locations, type(spec.loader).__name__)
module = importlib.util.module_from_spec(spec)
print(module, module.__name__, module.__file__ == path, module.__package__ == "", "chosen_name" in sys.modules)
sys.modules["chosen_name"] = module
spec.loader.exec_module(module)
print(module.value, module.function(), module.Class.__module__)
import chosen_name

print(chosen_name is module)
package = importlib.util.spec_from_file_location("pack", sys.path[0] + "/folder/pack/__init__.py")
print([p.rpartition("/")[2] for p in package.submodule_search_locations])
pack = importlib.util.module_from_spec(package)
sys.modules["pack"] = pack
package.loader.exec_module(pack)
import pack.inside

print(pack.inside.value, pack.__path__ == package.submodule_search_locations)
print(importlib.util.spec_from_file_location("x", "file.unknown"))
print(importlib.util.spec_from_file_location("x", "file.unknown", loader=spec.loader).origin.endswith("/file.unknown"))
missing = importlib.util.spec_from_file_location("missing", sys.path[0] + "/missing.py")
m = importlib.util.module_from_spec(missing)
try:
    missing.loader.exec_module(m)
except FileNotFoundError as e:
    print(type(e).__name__, e.filename == missing.origin)


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.value = "from " + module.__spec__.origin

    def is_package(self, name):
        return name == "p"


s = importlib.util.spec_from_loader("p", Loader(), origin="here")
print(s.name, s.origin, s.submodule_search_locations, s.has_location)
print(importlib.util.spec_from_loader("n", Loader()).submodule_search_locations, importlib.util.spec_from_loader("n", None).loader)
m = importlib.util.module_from_spec(s)
s.loader.exec_module(m)
print(m.value, m.__path__, m.__package__)
