from collections import OrderedDict
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(list(o), list(reversed(o)))
print(o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) | {"z": 2})
try: OrderedDict().popitem()
except KeyError as e: print(e)
try: o.move_to_end("nope")
except KeyError as e: print(e)
class Upper(OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
print(Upper([("x", 1)], y=2), OrderedDict(), OrderedDict.fromkeys("ab", 0), o.copy())
