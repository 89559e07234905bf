import json
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "d\n\u00e9"}}), json.dumps([1, 2], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
print(json.loads('{"x": [1, -2.5e3, null, false, "\\u0041\\n"]}'), json.loads("3"), json.loads(" [ ] "), json.dumps("é", ensure_ascii=False), json.dumps(float("inf")))
for bad in ("{", "[1,]", '{"a" 1}', "nul", '"abc', "1 2", "{'a': 1}", ""):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(json.dumps({1: "a", None: "b", True: "c", 1.5: "d"}), json.dumps((1, (2,))), json.loads("[1.0, 10000000000000000000]"), json.dumps(10**20))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {3, 1}}, cls=E), json.dumps(object, default=lambda o: o.__name__), json.loads('{"a": 1}', object_pairs_hook=list), json.loads("1.5", parse_float=str))
c = []; c.append(c)
try: json.dumps(c)
except ValueError as e: print(e)
