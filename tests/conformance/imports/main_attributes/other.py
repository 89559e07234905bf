builtin = __builtins__
