# Attribute chains, subscripts, calls over several lines, operators and augmented assignment.
class Node:
    def __init__(self, child=None):
        self.child = child


def depth(node):
    return node.child.child.child.value


def total(rows):
    result = 0
    for row in rows:
        result += row["a"]["b"] * row["c"]
    return result


try:
    depth(Node(Node()))
except AttributeError as error:
    print(error)
try:
    total([{"a": {"b": 1}, "c": 2}, {"a": {}, "c": 1}])
except KeyError as error:
    print(error)
print(total([{"a": {"b": 1}, "c": 2},
             {"a": {"b": None}, "c": 2}]))
