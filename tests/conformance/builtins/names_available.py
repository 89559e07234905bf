# The built-in functions and constants this version offers.
import builtins

wanted = "abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict dir divmod enumerate filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max min next object oct ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip"
for name in wanted.split():
    value = getattr(builtins, name)
    print(name, type(value).__name__, callable(value), value.__name__)
print(builtins.None_ if hasattr(builtins, "None_") else "no None_", builtins.len is len, builtins.__name__)
builtins.injected = "visible everywhere"
print(injected)
del builtins.injected
try:
    injected
except NameError as error:
    print(error)
len_saved = len
len = lambda x: "shadowed"
print(len([1]), builtins.len([1]))
del len
print(len([1]))
