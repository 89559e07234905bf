from collections import ChainMap, UserDict, UserList, UserString
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], sorted(c), c.new_child({"a": 0})["a"], c.parents["a"], len(c), c)
c["z"] = 9; print(c.maps[0], "b" in c)
class D(UserDict):
    def __missing__(self, k): return k * 2
d = D(x=1); print(d["x"], d["ab"], d)
l = UserList([3, 1, 2]); l.sort(); print(l, l + [4], l[1:])
s = UserString("abc"); print(s.upper(), s + "d", s == "abc", len(s))
