# Sibling modules: executed once, own namespaces, names imported in all forms.
import shapes
import shapes as same
from shapes import area, Square as Sq
from helpers import *
import sys

print("main", __name__, shapes.__name__, same is shapes)
print(area(Sq(3)), shapes.count(), shapes.created)
print(visible(), shout("x"))
try:
    hidden
except NameError as error:
    print(error)
try:
    _private
except NameError as error:
    print(error)
import helpers
print(helpers.hidden(), helpers._private, helpers.__all__)
shapes.created = 100
Sq(1)
print(shapes.count(), shapes.created)
from shapes import created
shapes.created = 7
print(created, shapes.created)
try:
    from shapes import Circle
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    shapes.Circle
except AttributeError as error:
    print(error)
print(sorted(name for name in vars(shapes) if not name.startswith("_")), "shapes" in sys.modules, shapes.__doc__)
print(shapes.__file__.endswith("siblings/shapes.py"), __file__.endswith("siblings/main.py"), sys.path[0].endswith("siblings"))
