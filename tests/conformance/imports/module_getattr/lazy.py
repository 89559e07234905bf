__all__ = ["real", "star_one"]
calls = []
real = "real"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    calls.append(name)
    if name == "absent":
        raise AttributeError(f"no {name} here")
    if name == "made":
        globals()[name] = "made once"
        return "made"
    return name + " by __getattr__"


def __dir__():
    return ["zeta", "alpha"]
