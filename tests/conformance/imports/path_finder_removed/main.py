# Without PathFinder nothing is found in folders; with a changed one, what it answers.
import sys

finder = sys.meta_path.pop()
print(finder.__name__)
try:
    import beside
except ModuleNotFoundError as e:
    print(e)
import sys as built_in

print(built_in is sys)
sys.meta_path.append(finder)
import beside

print(beside.value)


class Counting(finder):
    names = []

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        cls.names.append(name)
        return super().find_spec(name, path, target)


sys.meta_path[-1] = Counting
del sys.modules["beside"]
import beside
import pkg.inner

print(beside.value, Counting.names)
print(beside.__spec__.loader.name, type(beside.__loader__).__name__, beside.__file__)
print(pkg.inner.__package__, pkg.__path__ == pkg.__spec__.submodule_search_locations)
spec = finder.find_spec("beside")
print(spec.name, spec.origin == beside.__file__, spec.loader == beside.__loader__, spec == beside.__spec__)
print(finder.find_spec("absent"), finder.find_spec("inner", pkg.__path__).name)
