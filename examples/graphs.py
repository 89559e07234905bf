"""Graph algorithms: shortest paths, spanning tree, topological order, strong components, colouring, flow, and a word ladder."""


class Graph:
    def __init__(self, edges=(), directed=False):
        self.directed = directed
        self.edges = {}
        for a, b, *weight in edges:
            self.connect(a, b, *weight)

    def connect(self, a, b, weight=1):
        self.edges.setdefault(a, {})[b] = weight
        self.edges.setdefault(b, {})
        if not self.directed:
            self.edges[b][a] = weight

    def __iter__(self):
        return iter(self.edges)

    def __len__(self):
        return len(self.edges)

    def __getitem__(self, node):
        return self.edges[node]

    def all_edges(self):
        for a, near in self.edges.items():
            for b, weight in near.items():
                if self.directed or a <= b:
                    yield weight, a, b

    def reversed(self):
        other = Graph(directed=True)
        for weight, a, b in self.all_edges():
            other.connect(b, a, weight)
        return other


def path_to(previous, node):
    path = []
    while node is not None:
        path.append(node)
        node = previous[node]
    return path[::-1]


def dijkstra(graph, start):
    distance, previous, done = {start: 0}, {start: None}, set()
    while len(done) < len(distance):
        node = min((n for n in distance if n not in done), key=lambda n: (distance[n], n))
        done.add(node)
        for near, weight in graph[node].items():
            if near not in distance or distance[node] + weight < distance[near]:
                distance[near], previous[near] = distance[node] + weight, node
    return distance, previous


def bellman_ford(graph, start):
    distance = {node: None for node in graph}
    distance[start] = 0
    edges = list(graph.all_edges())
    for round_ in range(len(graph)):
        changed = False
        for weight, a, b in edges:
            if distance[a] is not None and (distance[b] is None or distance[a] + weight < distance[b]):
                distance[b], changed = distance[a] + weight, True
        if not changed:
            return distance
    raise ValueError("a cycle of negative length")


def floyd_warshall(graph):
    infinity = float("inf")
    d = {a: {b: 0 if a == b else graph[a].get(b, infinity) for b in graph} for a in graph}
    for k in graph:
        for a in graph:
            for b in graph:
                if d[a][k] + d[k][b] < d[a][b]:
                    d[a][b] = d[a][k] + d[k][b]
    return d


class DisjointSets:
    def __init__(self, items):
        self.parent = {item: item for item in items}

    def find(self, item):
        while self.parent[item] != item:
            self.parent[item] = item = self.parent[self.parent[item]]
        return item

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


def spanning_tree(graph):
    sets = DisjointSets(graph)
    return [(a, b, weight) for weight, a, b in sorted(graph.all_edges()) if sets.union(a, b)]


def depth_first(graph, start, seen, after=None):
    seen.add(start)
    for near in sorted(graph[start]):
        if near not in seen:
            yield from depth_first(graph, near, seen)
    yield start


def topological(graph):
    seen, order = set(), []
    for node in sorted(graph):
        if node not in seen:
            order += depth_first(graph, node, seen)
    order.reverse()
    position = {node: i for i, node in enumerate(order)}
    for _, a, b in graph.all_edges():
        if position[a] > position[b]:
            raise ValueError(f"a cycle through {a} and {b}")
    return order


def strong_components(graph):
    seen, order = set(), []
    for node in sorted(graph):
        if node not in seen:
            order += depth_first(graph, node, seen)
    backwards, seen, components = graph.reversed(), set(), []
    for node in reversed(order):
        if node not in seen:
            components.append(sorted(depth_first(backwards, node, seen)))
    return components


def two_colours(graph):
    colour = {}
    for root in graph:
        if root in colour:
            continue
        colour[root], queue = 0, [root]
        for node in queue:
            for near in graph[node]:
                if near not in colour:
                    colour[near] = 1 - colour[node]
                    queue.append(near)
                elif colour[near] == colour[node]:
                    return None
    return [sorted(n for n in colour if colour[n] == side) for side in (0, 1)]


def maximum_flow(graph, source, sink):
    left = {a: dict(near) for a, near in graph.edges.items()}
    for weight, a, b in graph.all_edges():
        left[b].setdefault(a, 0)
    total = 0
    while True:
        previous, queue = {source: None}, [source]
        for node in queue:
            for near, room in sorted(left[node].items()):
                if room > 0 and near not in previous:
                    previous[near] = node
                    queue.append(near)
        if sink not in previous:
            return total, sorted(previous)
        path = path_to(previous, sink)
        amount = min(left[a][b] for a, b in zip(path, path[1:]))
        for a, b in zip(path, path[1:]):
            left[a][b] -= amount
            left[b][a] += amount
        total += amount


def ladder(words, start, goal):
    graph = Graph()
    patterns = {}
    for word in words:
        for i in range(len(word)):
            patterns.setdefault(word[:i] + "_" + word[i + 1:], []).append(word)
    for group in patterns.values():
        for i, a in enumerate(group):
            for b in group[i + 1:]:
                graph.connect(a, b)
    _, previous = dijkstra(graph, start)
    return path_to(previous, goal) if goal in previous else None


def tour(graph, start):
    """The shortest round trip through all nodes, by dynamic programming over sets."""
    d = floyd_warshall(graph)
    others = [n for n in graph if n != start]
    best = {(1 << i, i): (d[start][n], [start, n]) for i, n in enumerate(others)}
    for size in range(2, len(others) + 1):
        following = {}
        for (visited, last), (cost, path) in best.items():
            for i, n in enumerate(others):
                if not visited >> i & 1:
                    key, total = (visited | 1 << i, i), cost + d[others[last]][n]
                    if key not in following or total < following[key][0]:
                        following[key] = total, path + [n]
        best = following
    return min((cost + d[others[last]][start], path + [start]) for (_, last), (cost, path) in best.items())


def main():
    roads = Graph([("Ulm", "Bonn", 5), ("Ulm", "Kiel", 9), ("Bonn", "Kiel", 3), ("Bonn", "Jena", 8), ("Kiel", "Jena", 2), ("Jena", "Hof", 4), ("Kiel", "Hof", 7), ("Hof", "Lahr", 1), ("Jena", "Lahr", 6)])
    distance, previous = dijkstra(roads, "Ulm")
    print("distances:", distance)
    print("to Lahr:", " - ".join(path_to(previous, "Lahr")), distance["Lahr"])
    print("agree:", all(floyd_warshall(roads)[a] == {b: dijkstra(roads, a)[0][b] for b in roads} for a in roads))
    tree = spanning_tree(roads)
    print("spanning tree:", sum(w for *_, w in tree), tree)
    print("round trip:", tour(roads, "Ulm"))
    build = Graph([("test", "deploy"), ("compile", "test"), ("fetch", "compile"), ("configure", "compile"), ("fetch", "docs"), ("docs", "deploy")], directed=True)
    print("build order:", topological(build))
    build.connect("deploy", "fetch")
    try:
        topological(build)
    except ValueError as error:
        print("build:", error)
    web = Graph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 6), (6, 4), (6, 7), (8, 7), (8, 8)], directed=True)
    print("strong components:", strong_components(web))
    print("bipartite:", two_colours(Graph([(1, 4), (1, 5), (2, 4), (3, 5)])), two_colours(Graph([(1, 2), (2, 3), (3, 1)])))
    pipes = Graph([("s", "a", 10), ("s", "b", 10), ("a", "b", 2), ("a", "c", 4), ("a", "d", 8), ("b", "d", 9), ("d", "c", 6), ("c", "t", 10), ("d", "t", 10)], directed=True)
    print("flow and cut:", maximum_flow(pipes, "s", "t"))
    debts = Graph([("x", "y", 4), ("y", "z", -2), ("x", "z", 3), ("z", "w", 1)], directed=True)
    print("with negative edges:", bellman_ford(debts, "x"))
    debts.connect("w", "y", -1)
    try:
        bellman_ford(debts, "x")
    except ValueError as error:
        print("now", error)
    words = "cold cord card ward warm word worm wold gold bold bald bale".split()
    print("ladder:", ladder(words, "cold", "warm"), ladder(words, "bale", "gold"), ladder(words + ["zzzz"], "cold", "zzzz"))


main()
