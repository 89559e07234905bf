from .. import right
from ..left import side

up = right.side + side
