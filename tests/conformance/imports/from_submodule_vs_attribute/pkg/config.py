kind = "a submodule"
