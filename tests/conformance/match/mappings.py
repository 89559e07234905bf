# Mapping patterns: subset match, rest, nested, missing keys, other mappings.
def handle(event):
    match event:
        case {"type": "click", "pos": [x, y]}:
            return f"click at {x},{y}"
        case {"type": "key", "key": str(key), "ctrl": True}:
            return f"ctrl-{key}"
        case {"type": "key", "key": key, **rest}:
            return f"key {key} rest {rest}"
        case {"user": {"name": name, "roles": ["admin", *_]}}:
            return f"admin {name}"
        case {"user": {"name": name}}:
            return f"user {name}"
        case {1: one, -2: minus, 1.5: half}:
            return f"numbers {one} {minus} {half}"
        case {None: none, True: true}:
            return f"singletons {none} {true}"
        case {"items": [*_, {"last": True, "value": v}]}:
            return f"last value {v}"
        case {**everything} if everything:
            return f"something {everything}"
        case {}:
            return "empty mapping"
        case _:
            return "not a mapping"


for event in (
    {"type": "click", "pos": (3, 4), "extra": 1},
    {"type": "key", "key": "c", "ctrl": True},
    {"type": "key", "key": "c", "shift": True},
    {"user": {"name": "ann", "roles": ["admin", "dev"]}},
    {"user": {"name": "bob", "roles": []}},
    {1: "a", -2: "b", 1.5: "c"},
    {None: 0, True: 1},
    {"items": [{}, {"last": True, "value": 9}]},
    {"unknown": 1},
    {},
    [],
    "text",
):
    print(handle(event))


class Default(dict):
    def __missing__(self, key):
        return "made up"


match Default(a=1):
    case {"b": b}:
        print("wrong", b)
    case {"a": a}:
        print("missing keys are not made", a)
data = {"k": 1, "extra": 2}
match data:
    case {"k": 1, **rest}:
        rest["new"] = 3
        print(rest, data)


class Keys:
    NAME = "name"


match {"name": "dotted key"}:
    case {Keys.NAME: value}:
        print(value)
