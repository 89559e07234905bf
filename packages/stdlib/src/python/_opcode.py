"""Opcode support module. Molt compiles to WebAssembly: there are no opcodes."""


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Compute the stack effect of the opcode."""
    raise ValueError("invalid opcode or oparg")


def _no(opcode, /):
    return False


is_valid = has_arg = has_const = has_name = has_jump = has_free = has_local = has_exc = _no


def get_executor(code, offset, /):
    raise RuntimeError("Executors are not available in this build")


def get_nb_ops():
    """Return array of symbols of binary ops."""
    return [(f"NB_{name}", symbol) for name, symbol in _binary]


def get_intrinsic1_descs():
    """Return a list of names of the unary intrinsics."""
    return []


def get_intrinsic2_descs():
    """Return a list of names of the binary intrinsics."""
    return []


def get_special_method_names():
    """Return a list of special method names."""
    return ["__enter__", "__exit__", "__aenter__", "__aexit__"]


_binary = []
for _name, _symbol in (
    ("ADD", "+"), ("AND", "&"), ("FLOOR_DIVIDE", "//"), ("LSHIFT", "<<"), ("MATRIX_MULTIPLY", "@"), ("MULTIPLY", "*"), ("REMAINDER", "%"),
    ("OR", "|"), ("POWER", "**"), ("RSHIFT", ">>"), ("SUBTRACT", "-"), ("TRUE_DIVIDE", "/"), ("XOR", "^"),
):
    _binary.append((_name, _symbol))
for _name, _symbol in _binary[:]:
    _binary.append((f"INPLACE_{_name}", f"{_symbol}="))
_binary.append(("SUBSCR", "[]"))
