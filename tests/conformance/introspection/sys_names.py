# What sys tells of modules.
import sys

print(type(sys.stdlib_module_names).__name__, len(sys.stdlib_module_names) > 250)
print({"json", "sys", "builtins", "_io", "this"} <= sys.stdlib_module_names, "numpy" in sys.stdlib_module_names)
print(type(sys.builtin_module_names).__name__, "sys" in sys.builtin_module_names)
print(hasattr(sys, "meta_path"), hasattr(sys, "no_such_attribute"), hasattr(sys, "path_hooks"))
print(type(sys.meta_path).__name__, [f.__name__ for f in sys.meta_path if hasattr(f, "__name__")])
print(type(sys.path_hooks).__name__, type(sys.path_importer_cache).__name__)
print(sys._is_interned(sys.intern("some text")), sys._is_immortal(None))
try:
    sys._is_interned(3)
except TypeError:
    print("TypeError")
print(sys.is_stack_trampoline_active(), sys.abiflags)
sys.setswitchinterval(0.01)
try:
    sys.setswitchinterval(0)
except ValueError as e:
    print(e)
print(sys.gettrace(), sys.getprofile())
sys.settrace(None)
sys.setprofile(None)
try:
    sys.no_such_attribute
except AttributeError as e:
    print(e)
