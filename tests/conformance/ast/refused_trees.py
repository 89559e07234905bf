"""Trees that make no sense are refused when they are compiled."""

import _ast
from _ast import *


def place(node, line=1):
    for name in node._attributes:
        setattr(node, name, line if "line" in name else 0)
    for name in node._fields:
        value = getattr(node, name, None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, AST):
                place(item, line)
    return node


def refuse(tree, mode="exec", placed=True):
    try:
        compile(place(tree) if placed else tree, "<t>", mode)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print("compiled", tree)


def statement(node):
    refuse(Module([node]))


def expression(node):
    refuse(Expression(node), "eval")


x, store, one = Name("x", Load()), Name("x", Store()), Constant(1)
refuse(Expression(one), "exec")
refuse(Module([]), "eval")
refuse(Module([]), "single")
refuse(Interactive([Pass()]), "exec")
refuse(Module([Expr(Name("x", Load()))]), placed=False)
refuse(Module([Expr(one)]), placed=False)
refuse(Module([Pass(lineno=5, col_offset=0, end_lineno=3, end_col_offset=0)]), placed=False)
refuse(Module([Pass(lineno=5, col_offset=4, end_lineno=5, end_col_offset=0)]), placed=False)
refuse(Module([Pass(lineno=1)]), placed=False)
refuse(Module([Pass(lineno="1", col_offset=0)]), placed=False)
statement(one)
statement("text")
statement(None)
statement(Expr(None))
statement(Expr(Pass()))
statement(Expr("text"))
statement(FunctionDef("f", arguments(), []))
statement(FunctionDef(5, arguments(), [Pass()]))
statement(FunctionDef("None", arguments(), [Pass()]))
statement(ClassDef("C"))
statement(Delete([]))
statement(Delete([x]))
statement(Assign([], one))
statement(Assign([x], one))
statement(Assign([Name("x", Del())], one))
statement(Assign([one], one))
statement(Assign([store], store))
statement(Assign([Tuple([x], Store())], one))
statement(Assign(store, one))
statement(AugAssign(x, Add(), one))
statement(AugAssign(store, one, one))
statement(AnnAssign(Attribute(x, "y", Store()), one, None, 1))
statement(For(x, x, [Pass()]))
statement(For(store, x, []))
statement(While(x, []))
statement(If(store, [Pass()]))
statement(If(x, []))
statement(If(x, [None]))
statement(With([], [Pass()]))
statement(With([withitem(x)], []))
statement(Raise(None, x))
statement(Try([], [], [], []))
statement(Try([Pass()], [], [], []))
statement(Try([Pass()], [], [Pass()], [Pass()]))
statement(Try([Pass()], [ExceptHandler(None, None, [])]))
statement(TryStar([Pass()], [], [], []))
statement(Import([]))
statement(ImportFrom("m", []))
statement(ImportFrom("m", [alias("a")], -1))
statement(Global([]))
statement(Nonlocal([]))
statement(Match(x, []))
statement(Match(x, [match_case(MatchSingleton(5), None, [Pass()])]))
statement(Match(x, [match_case(MatchAs(MatchValue(one), None), None, [Pass()])]))
statement(Match(x, [match_case(MatchOr([MatchValue(one)]), None, [Pass()])]))
statement(Match(x, [match_case(MatchMapping([one], [], None), None, [Pass()])]))
statement(Match(x, [match_case(MatchClass(x, [], ["a"], []), None, [Pass()])]))
statement(Match(x, [match_case(MatchValue(one), None, [])]))
expression(None)
expression(store)
expression(BoolOp(And(), [x]))
expression(BoolOp(Add(), [x, x]))
expression(BinOp(x, And(), x))
expression(BinOp(x, Add(), store))
expression(UnaryOp(Not(), store))
expression(Lambda(arguments(defaults=[one]), x))
expression(Lambda(arguments(kwonlyargs=[arg("a")]), x))
expression(Lambda(arguments(args=[arg(1)]), x))
expression(Dict([one], []))
expression(Dict([], [one]))
expression(Set([store]))
expression(ListComp(x, []))
expression(DictComp(x, x, []))
expression(GeneratorExp(store, [comprehension(store, x, [], 0)]))
expression(ListComp(x, [comprehension(x, x, [], 0)]))
expression(Compare(x, [], []))
expression(Compare(x, [Lt()], []))
expression(Compare(x, [Lt(), Gt()], [one]))
expression(Call(x, [store]))
expression(Call(x, [], [keyword("a", store)]))
expression(Call(x, [None]))
expression(Constant(object))
expression(Constant([1]))
expression(Constant({}))
expression(Name("None", Load()))
expression(Name("True", Load()))
expression(Name(5, Load()))
expression(Name(None, Load()))
expression(Attribute(x, 5, Load()))
expression(List(one, Load()))
expression(List([x], Store()))
expression(Starred(x, Load()))
expression(AST())
