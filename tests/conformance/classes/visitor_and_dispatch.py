# getattr-based dispatch, as interpreters and visitors do it.
class Node:
    fields = ()

    def __init__(self, *values):
        if len(values) != len(self.fields):
            raise TypeError(f"{type(self).__name__} takes {len(self.fields)} values, got {len(values)}")
        for name, value in zip(self.fields, values):
            setattr(self, name, value)


class Num(Node):
    fields = ("value",)


class Neg(Node):
    fields = ("operand",)


class Bin(Node):
    fields = ("op", "left", "right")


class Special(Bin):
    pass


class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__:
            method = getattr(self, "visit_" + cls.__name__.lower(), None)
            if method is not None:
                return method(node)
        raise NotImplementedError(type(node).__name__)


class Evaluate(Visitor):
    operators = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "-": lambda a, b: a - b}

    def visit_num(self, node):
        return node.value

    def visit_neg(self, node):
        return -self.visit(node.operand)

    def visit_bin(self, node):
        return self.operators[node.op](self.visit(node.left), self.visit(node.right))


class Show(Visitor):
    def visit_num(self, node):
        return str(node.value)

    def visit_bin(self, node):
        return f"({self.visit(node.left)} {node.op} {self.visit(node.right)})"

    def visit_node(self, node):
        return f"<{type(node).__name__}>"


tree = Bin("+", Num(2), Special("*", Neg(Num(3)), Bin("-", Num(10), Num(4))))
print(Evaluate().visit(tree), Show().visit(tree))
try:
    Bin("+", Num(1))
except TypeError as error:
    print(error)


class Other(Node):
    pass


try:
    Evaluate().visit(Other())
except NotImplementedError as error:
    print(type(error).__name__, error)
print(Show().visit(Other()))
for name in ("value", "missing"):
    print(getattr(Num(1), name, "default"), hasattr(Num, name))
try:
    getattr(Num(1), 5)
except TypeError as error:
    print(error)
