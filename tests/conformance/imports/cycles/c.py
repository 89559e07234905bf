from d import thing

name = "c"
