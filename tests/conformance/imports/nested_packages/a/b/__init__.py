from .. import order

order.append("b")
