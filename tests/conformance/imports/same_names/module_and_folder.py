which = "module"
