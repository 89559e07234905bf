"""Where code made at run time finds and keeps its names."""


def outcome(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Recorder(dict):
    def __getitem__(self, key):
        print("get", key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print("set", key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        print("del", key)
        dict.__delitem__(self, key)


class Mapping:
    def __init__(self):
        self.data = {"given": 1}

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]


g = {}
exec("x = 1\ny = len('abc')", g)
print(sorted(g), g["x"], g["y"])
print("__builtins__" in g, type(g["__builtins__"]).__name__)
l = {}
exec("x = 2\nglobal z\nz = 3\ndef f(): return z", g, l)
print(g["x"], l["x"], g["z"], "z" in l, l["f"]())
r = Recorder(a=1)
exec("b = a\nc = b\ndel b\n", {}, r)
m = Mapping()
exec("new = given + 1\ngiven = 10\ntemp = 1\ndel temp", {}, m)
print(m.data, eval("new * given", {}, m))
print(eval("a + b", {"a": 1}, {"b": 2}), eval("a", {"a": 1}, {"a": 2}))
print(outcome(eval, "missing"), outcome(eval, "missing", {}), outcome(eval, "a", {}, {}))
print(outcome(eval, "len('ab')", {"__builtins__": {}}))
print(eval("len('ab')", {"__builtins__": {"len": lambda x: "mine"}}))
print(outcome(exec, "print(1)", {"__builtins__": {}}))
print(outcome(eval, "1", 5), outcome(exec, "1", 5), outcome(eval, "1", {}, 5), outcome(exec, "1", {}, 5))
print(outcome(eval, 5), outcome(exec, None), outcome(eval, "x = 1"))

code = compile("n = n + 1", "<c>", "exec")
one, two = {"n": 1}, {"n": 10}
for _ in range(3):
    exec(code, one)
    exec(code, two)
print(one["n"], two["n"])
expr = compile("a * 2", "<e>", "eval")
print([eval(expr, {"a": i}) for i in range(4)], eval(expr, {}, {"a": "q"}))
print(exec("1 + 1"), eval("None"))


def local():
    value = 5
    inner = eval("value + 1")
    exec("value = 100\nadded = 1")
    return value, inner, "added" in locals()


print(local())


def make():
    n = 0
    def count():
        nonlocal n
        n += 1
        return n
    return count


counter = make()
print(outcome(exec, counter.__code__), outcome(eval, counter.__code__))
exec(counter.__code__, closure=counter.__closure__)
print(counter())
print(outcome(exec, counter.__code__, closure=()), outcome(exec, "1", closure=counter.__closure__), outcome(exec, code, one, closure=counter.__closure__))
print(outcome(exec, counter.__code__, {}, closure=(1,)))
