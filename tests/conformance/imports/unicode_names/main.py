# Modules whose names are not ASCII; identifiers are normalized, strings are not.
import naïve
import ﬁle_module
import pkg.größe as g

print(naïve.wort, ﬁle_module.value, g.__name__)
print(naïve.__name__, file_module.__name__)
try:
    __import__("ﬁle_module")
except ModuleNotFoundError as e:
    print(ascii(str(e)))
try:
    import fehlt_größe
except ModuleNotFoundError as e:
    print(e)
