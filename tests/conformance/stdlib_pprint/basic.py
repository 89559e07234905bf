import pprint, reprlib
pprint.pprint({"b": [1, 2, 3], "a": {"x": "y" * 30, "z": list(range(20))}}, width=40)
print(pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.saferepr({"z": 1, "a": 2}), pprint.isreadable([1]), reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
pprint.pprint(("a" * 50, "b" * 50)); pprint.pp({"z": 1, "a": 2}); r = [1]; r.append(r)
print(pprint.isrecursive(r))
