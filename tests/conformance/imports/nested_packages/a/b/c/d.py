from a import order
from ... import b as parent

order.append("d")
