# What sys offers in this version.
import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), sys.version_info.releaselevel in ("alpha", "beta", "candidate", "final"), type(sys.version).__name__, sys.version.startswith("3.14"))
print(sys.byteorder, type(sys.maxsize).__name__, sys.maxunicode, sys.getrecursionlimit(), sys.getdefaultencoding(), type(sys.platform).__name__, type(sys.path).__name__, type(sys.modules).__name__)
print("sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__, "builtins" in sys.modules, sys.__name__)
print(type(sys.argv), sys.argv[1:], sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.float_info.dig)
print(sys.intern("abc") is sys.intern("abc"), sys.exc_info(), sys.exception(), callable(sys.exit), sys.int_info.bits_per_digit > 0)
try:
    sys.exit([1])
except SystemExit as error:
    print(error.code, error.args)
try:
    sys.no_such_thing
except AttributeError as error:
    print(error)
print(sys.implementation.name is not None, sys.hexversion >> 16 == 0x30E, type(sys.flags.optimize).__name__, sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
sys.set_int_max_str_digits(4300)
sys.custom = "attribute on a module"
print(sys.custom)
