def load():
    import no_such_module_here
    return no_such_module_here


print("before")
load()
