"""What `compile` takes, and what it refuses."""

import _ast


def outcome(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        return result if not hasattr(result, "co_name") else f"code {result.co_name} {result.co_filename}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(outcome(compile, "1", "f", "exec"))
print(outcome(compile, "1", "f", "eval"))
print(outcome(compile, "1", "f", "single"))
print(outcome(compile, "1", "f", "other"))
print(outcome(compile, "1", "f", "func_type"))
print(outcome(compile, "1", "f", "exec", 1))
print(outcome(compile, "1", "f", "exec", 1 << 30))
print(outcome(compile, "1", "f", "exec", optimize=3))
print(outcome(compile, "1", "f", "exec", optimize=-2))
print(outcome(compile, 1, "f", "exec"))
print(outcome(compile, None, "f", "exec"))
print(outcome(compile, compile("1", "f", "exec"), "f", "exec"))
print(outcome(compile, "1", 5, "exec"))
print(outcome(compile, "1", b"bytes name", "exec"))
print(outcome(compile, b"1", "f", "exec"), outcome(compile, bytearray(b"1"), "f", "eval"), outcome(compile, memoryview(b"1"), "f", "eval"))
print(outcome(compile))
print(outcome(compile, "1", "f"))
print(outcome(compile, "1", "f", "exec", nothing=1))
print(outcome(compile, source="1", filename="kw", mode="exec", flags=0, dont_inherit=True, optimize=0))
print(outcome(compile, "a b", "f", "exec"))
print(outcome(compile, "x = 1", "f", "eval"))
print(outcome(compile, "1; 2", "f", "eval"))
print(outcome(compile, "", "f", "exec"), outcome(compile, "", "f", "eval"))
print(outcome(compile, "  1 + 1", "f", "eval"), outcome(compile, "\n1\n", "f", "exec"), outcome(compile, "1\n\n\n", "f", "eval"))
print(outcome(compile, "(int, str) -> bool", "f", "func_type", _ast.PyCF_ONLY_AST))
print(outcome(compile, "1", "f", "nope", _ast.PyCF_ONLY_AST))


class Path:
    def __fspath__(self):
        return "a/path.py"


print(outcome(compile, "1", Path(), "exec"))
print(eval(b"# -*- coding: latin-1 -*-\n'\xe9'"), eval("'é'".encode()), eval(b"\xef\xbb\xbf'bom'"))
print(outcome(compile, b"# coding: nonsense\n1", "f", "exec"))
print(outcome(compile, b"'\xff'", "f", "exec"))
print(outcome(eval, b"'\xc3\xa9'"))
