from . import up_value as up
from .. import top_value as top
from .sibling import word as sibling
from .sibling import *
value = __name__
