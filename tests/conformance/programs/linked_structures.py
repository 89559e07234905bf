# Linked lists, trees, queues: nodes that refer to each other, recursion over them, iteration protocols.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, index):
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError(index)

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def merge_sorted(self, other):
        dummy = tail = Node(None)
        a, b = self.head, other.head
        while a and b:
            if b.value < a.value:
                tail.next, b = b, b.next
            else:
                tail.next, a = a, a.next
            tail = tail.next
        tail.next = a or b
        result = LinkedList()
        result.head = dummy.next
        return result

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"


class Tree:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.left = self.right = None

    def insert(self, key, value):
        if key == self.key:
            self.value = value
            return
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key, value))
        else:
            child.insert(key, value)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key, self.value
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)

    def __contains__(self, key):
        node = self
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None


class Deque:
    def __init__(self):
        self.end = end = []
        end += [end, end, None]

    def push(self, value):
        last = self.end[0]
        last[1] = self.end[0] = [last, self.end, value]

    def pop_left(self):
        first = self.end[1]
        if first is self.end:
            raise IndexError("empty")
        first[1][0], self.end[1] = self.end, first[1]
        return first[2]


numbers = LinkedList([1, 2, 3])
print(numbers, len(numbers), numbers[1], numbers.reverse(), list(numbers), LinkedList())
print(LinkedList([1, 4, 9]).merge_sorted(LinkedList([2, 3, 10, 11])))
try:
    numbers[9]
except IndexError as error:
    print("IndexError", error)
root = Tree("m", 0)
for i, key in enumerate("qdafzmk"):
    root.insert(key, i)
print(list(root), root.depth(), "f" in root, "x" in root, dict(root)["m"])
d = Deque()
for x in "abc":
    d.push(x)
print(d.pop_left(), d.pop_left(), d.pop_left())
try:
    d.pop_left()
except IndexError as error:
    print(error)
long = LinkedList(range(5000))
print(len(long), sum(long), long.reverse()[0])
chain = None
for i in range(100000):
    chain = [i, chain]
print(chain[0], chain[1][0])
chain = None
print("a deep chain was freed")
a, b = Node("a"), Node("b")
a.next, b.next = b, a
print(a.next.next.next.value)
