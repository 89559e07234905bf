from ... import order

order.append("c")
