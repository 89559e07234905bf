# Two modules that import each other.
import first
print("main has", first.name, first.get_second_name())
import second
print(second.get_first_name())
try:
    import third
except ImportError as error:
    print(str(error).split(" (")[0])
import sys
print("third" in sys.modules, "fourth" in sys.modules)
