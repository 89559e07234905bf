"""Node classes: fields, types, constructors and reprs."""

import _ast


def outcome(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


classes = [value for value in vars(_ast).values() if isinstance(value, type) and issubclass(value, _ast.AST)]
for cls in sorted(classes, key=lambda cls: cls.__name__):
    print(cls.__name__, cls.__base__.__name__, cls._fields, cls._attributes, cls.__match_args__ == cls._fields, cls.__module__)
    print("  ", repr(cls.__doc__))
    print("  ", getattr(cls, "_field_types", "no types"))
    print("  ", {name: getattr(cls, name, "missing") for name in cls._fields + cls._attributes})

print(_ast.Name("x"), _ast.Name(id="x", ctx=_ast.Store()), _ast.Name("x", _ast.Load(), lineno=3).lineno)
print(_ast.Module(), _ast.Return(), _ast.Pass(), _ast.Return(None), _ast.List(), _ast.Tuple([1]), _ast.Constant(1), _ast.Constant("a", "u"))
print(_ast.FunctionDef("f", _ast.arguments(), [_ast.Pass()]).decorator_list, _ast.arguments(), _ast.ImportFrom(names=[]).module)
print(outcome(_ast.Name, 1, 2, 3), outcome(_ast.Pass, 1), outcome(_ast.Return, 1, 2), outcome(_ast.Name, "a", id="b"), sep="\n")
print(outcome(lambda: _ast.Return().value), outcome(lambda: _ast.Pass().lineno), outcome(lambda: _ast.Pass().end_lineno))

deep = _ast.Module([_ast.Expr(_ast.BinOp(_ast.BinOp(_ast.Constant(1), _ast.Add(), _ast.Constant(2)), _ast.Mult(), _ast.Name("x")))])
print(deep)
print(_ast.Call(_ast.Name("f"), [_ast.Constant(i) for i in range(4)]))
print(_ast.List([]), _ast.List([_ast.Pass()]), _ast.List([_ast.Pass(), _ast.Break()]), _ast.List([1, 2, 3, 4]))

a = _ast.Name("x", lineno=1, col_offset=0)
a.extra = 5
print(a.__dict__, vars(_ast.Constant(1)))
print(a.__reduce_ex__(2)[1:3] if False else "", isinstance(a, _ast.expr), isinstance(a, _ast.stmt), type(a).mro()[1:3])


class Mine(_ast.Name):
    pass


class Own(_ast.AST):
    _fields = ("a", "b")
    _field_types = {"a": int | None, "b": list[int]}
    a = None


print(Mine("q"), Mine._fields, Own(), Own(1, [2]), Own(b=[3]).a)
print(_ast.PyCF_ONLY_AST, _ast.PyCF_TYPE_COMMENTS, _ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, _ast.PyCF_OPTIMIZED_AST)
match _ast.BinOp(_ast.Constant(1), _ast.Add(), _ast.Constant(2)):
    case _ast.BinOp(_ast.Constant(left), _ast.Add(), _ast.Constant(right)):
        print("matched", left, right)
