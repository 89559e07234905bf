# __import__ called directly.
import sys


def show(*args, **kwargs):
    try:
        print(getattr(__import__(*args, **kwargs), "__name__", "?"))
    except Exception as e:
        print(type(e).__name__, e)


a = type(sys)("a")
a.__path__ = []
ab = type(sys)("a.b")
sys.modules.update({"a": a, "a.b": ab})
show("sys")
show("a.b")
show("a.b", fromlist=["x"])
show("a.b", fromlist=[])
show("a.b", None, None, ())
show("")
show("sys", level=-1)
show("nothing.at.all")
show("sys.nothing")
show("a.c")
show(3)
show()
show("b", {"__package__": "a"}, None, ["x"], 1)
show("b", {"__package__": "a"}, None, [], 1)
show("a", fromlist=[3])
show(name="sys")
print(__import__.__name__)
