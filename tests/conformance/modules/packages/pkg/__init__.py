"""A package."""
print("initialising", __name__)
version = "1.0"
from .core import api
