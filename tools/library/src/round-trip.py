"""Reads sources from standard input, a line each: a name and the text's UTF-8 in hexadecimal digits. Each is parsed, unparsed and parsed again,
which has to give the same tree, and the tree has to compile."""

import ast
import sys


def same(left, right):
    """Whether two trees are equal, but for places."""
    pending = [(left, right)]
    while pending:
        one, other = pending.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, ast.AST):
            if type(one) is ast.Constant:
                if one.value != other.value or type(one.value) is not type(other.value):
                    if repr(one.value) != repr(other.value):
                        return False
                continue
            for name in one._fields:
                if name not in ("kind", "type_comment", "type_ignores"):
                    pending.append((getattr(one, name), getattr(other, name)))
        elif isinstance(one, list):
            if len(one) != len(other):
                return False
            pending.extend(zip(one, other))
        elif one != other:
            return False
    return True


def problem(source):
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return f"does not parse: {error}"
    try:
        text = ast.unparse(tree)
        again = ast.parse(text)
        compile(tree, "<tree>", "exec")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None if same(tree, again) else "another tree"


failed = total = 0
while line := sys.stdin.readline():
    name, _, digits = line.rstrip("\n").partition(" ")
    source = bytes.fromhex(digits).decode()
    total += 1
    found = problem(source)
    if found is not None:
        failed += 1
        print(f"{name}: {found}")
print(f"{total - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
