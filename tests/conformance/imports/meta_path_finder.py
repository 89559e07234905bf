# A finder of the program's own before and after the others.
import sys

Spec = type(sys.__spec__)
log = []


class Loader:
    def __init__(self, text):
        self.text = text

    def create_module(self, spec):
        log.append(("create", spec.name))
        return None

    def exec_module(self, module):
        log.append(("exec", module.__name__, module.__spec__._initializing))
        exec(self.text, module.__dict__)

    def __repr__(self):
        return "<Loader>"


class Finder:
    sources = {"invented": "value = __name__ * 2", "invented.sub": "up = __package__"}

    def find_spec(self, name, path=None, target=None):
        log.append(("find", name, path if path is None else list(path), target))
        if name in self.sources:
            return Spec(name, Loader(self.sources[name]), origin="thin air", is_package=name == "invented")


finder = Finder()
sys.meta_path.insert(0, finder)
import invented

print(invented, invented.value, invented.__path__, hasattr(invented, "__file__"))
print(invented.__spec__, invented.__loader__, invented.__package__)
import invented.sub

print(invented.sub.up, invented.sub.__spec__.parent, invented.sub)
for entry in log:
    print(entry)
log.clear()
try:
    import invented.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import not_anywhere
except ModuleNotFoundError as e:
    print(e, e.name)
print([entry[:2] for entry in log])
sys.meta_path.remove(finder)
sys.meta_path.append(finder)
log.clear()
del sys.modules["invented"]
import invented as again

print(again is not invented, [entry[0] for entry in log])
sys.meta_path.remove(finder)
del sys.modules["invented"]
try:
    import invented
except ModuleNotFoundError as e:
    print(e)
