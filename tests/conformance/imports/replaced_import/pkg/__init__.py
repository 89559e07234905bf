other = "other"
from . import sub as own
