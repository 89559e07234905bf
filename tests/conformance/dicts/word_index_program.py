# An inverted index, a trie and a cache built on dicts.
text = """the cat sat on the mat
the dog sat on the log
a cat and a dog met"""
index = {}
for number, line in enumerate(text.splitlines(), 1):
    for position, word in enumerate(line.split()):
        index.setdefault(word, {}).setdefault(number, []).append(position)
for word in sorted(index):
    print(f"{word:<4}", index[word])


def search(*words):
    lines = [set(index.get(word, ())) for word in words]
    return sorted(set.intersection(*lines)) if lines else []


print(search("cat"), search("the", "sat"), search("cat", "dog"), search("bird"), search())
trie = {}
for word in index:
    node = trie
    for c in word:
        node = node.setdefault(c, {})
    node["$"] = True


def complete(prefix):
    node = trie
    for c in prefix:
        if c not in node:
            return []
        node = node[c]
    found = []

    def walk(node, path):
        for c, child in sorted(node.items()):
            if c == "$":
                found.append(prefix + path)
            else:
                walk(child, path + c)

    walk(node, "")
    return found


print(complete("m"), complete("d"), complete("the"), complete("x"), complete("a"))


def deep_merge(a, b):
    return {k: deep_merge(a[k], b[k]) if isinstance(a.get(k), dict) and isinstance(b.get(k), dict) else b.get(k, a.get(k)) for k in {**a, **b}}


def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from flatten(v, f"{prefix}{k}.")
        else:
            yield prefix + k, v


base = {"db": {"host": "local", "port": 1}, "debug": False}
over = {"db": {"port": 2, "user": {"name": "x"}}, "extra": [1]}
print(deep_merge(base, over))
print(dict(flatten(deep_merge(base, over))))


def diff(a, b):
    return {"added": sorted(b.keys() - a.keys()), "removed": sorted(a.keys() - b.keys()), "changed": sorted(k for k in a.keys() & b.keys() if a[k] != b[k])}


print(diff(base, over))
inverse = {}
for k, v in {"a": 1, "b": 2, "c": 1}.items():
    inverse.setdefault(v, []).append(k)
print(inverse)
