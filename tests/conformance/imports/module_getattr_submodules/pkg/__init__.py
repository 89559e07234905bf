attr = "attribute"
shadowed = "an attribute that has the name of a submodule"
log = []


def __getattr__(name):
    log.append(name)
    if name == "virtual":
        return "virtual"
    raise AttributeError(name)
