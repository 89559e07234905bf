_lazy = {"heavy", "light"}


def __getattr__(name):
    if name in _lazy:
        import importlib

        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(_lazy | {"named"})
