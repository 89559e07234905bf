# A package goes before a module, a module before a folder; the first folder of the path decides.
import both
import module_and_folder

print(both.which, module_and_folder.which)
try:
    import module_and_folder.inside
except ModuleNotFoundError as e:
    print(e)
try:
    import plain.sub
except ModuleNotFoundError as e:
    print(e, "|", e.name)
try:
    import plain.value
except ModuleNotFoundError as e:
    print(e)
from plain import value

print(value)
import Case

print(Case.which)
try:
    import case
except ModuleNotFoundError as e:
    print(e)
