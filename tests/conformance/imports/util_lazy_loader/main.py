# LazyLoader: the module's body runs when an attribute is asked for.
import importlib.util
import sys

spec = importlib.util.find_spec("slow")
spec.loader = importlib.util.LazyLoader(spec.loader)
module = importlib.util.module_from_spec(spec)
sys.modules["slow"] = module
spec.loader.exec_module(module)
print("not loaded", type(module).__name__, module.__dict__["__name__"])
print(module.value)
print(type(module).__name__, module.other)
import slow

print(slow is module)
try:
    importlib.util.LazyLoader(object())
except TypeError as e:
    print(e)
