# Classic sorting and searching written out.
def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge_sort(items):
    if len(items) < 2:
        return items[:]
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def heap_sort(items):
    a = items[:]
    def sift(start, end):
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and a[child] < a[child + 1]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child
    for start in range(len(a) // 2 - 1, -1, -1):
        sift(start, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def insertion(items):
    a = list(items)
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a


def counting(items):
    counts = [0] * (max(items) + 1)
    for x in items:
        counts[x] += 1
    return [x for x, n in enumerate(counts) for _ in range(n)]


def radix(items):
    shift = 0
    while any(x >> shift for x in items):
        buckets = [[] for _ in range(16)]
        for x in items:
            buckets[x >> shift & 15].append(x)
        items = [x for bucket in buckets for x in bucket]
        shift += 4
    return items


def bisect(a, x):
    low, high = 0, len(a)
    while low < high:
        middle = (low + high) // 2
        if a[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


seed = 12345
data = []
for _ in range(200):
    seed = (seed * 1103515245 + 12345) % 2**31
    data.append(seed % 1000)
expected = sorted(data)
for algorithm in (quick, merge_sort, heap_sort, insertion, counting, radix):
    print(algorithm.__name__, algorithm(data) == expected, algorithm(data)[:8])
print([bisect(expected, x) for x in (-1, 0, 500, 999, 1000)])
print(quick(list("sorting letters")), merge_sort([3.5, -1, 2]), insertion(["b", "a"]))


def topological(graph):
    order, state = [], {}
    def visit(node, path):
        if state.get(node) == "done":
            return
        if node in path:
            raise ValueError("cycle " + " -> ".join(path[path.index(node):] + [node]))
        for need in graph.get(node, ()):
            visit(need, path + [node])
        state[node] = "done"
        order.append(node)
    for node in sorted(graph):
        visit(node, [])
    return order


print(topological({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as error:
    print(error)
