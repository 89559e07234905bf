"""The node classes of syntax trees, and trees from and to the compiler.

A tree crosses as bytes: a table of strings and a program for a stack. `packages/frontend/src/ast/transfer.ts` is the other end; it has the same
classes in the same order.
"""

import _molt_ast

PyCF_ONLY_AST = 0x0400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

# What else `compile` takes: future features, dont_imply_dedent, ignore_cookie, source_is_utf8, allow_incomplete_input.
_FUTURE_ANNOTATIONS = 0x1000000
_FLAGS = PyCF_TYPE_COMMENTS | PyCF_ALLOW_TOP_LEVEL_AWAIT | PyCF_OPTIMIZED_AST | 0x1FE0000 | 0x0010 | 0x4100 | 0x0200 | 0x0800


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class AST:
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument{'' if len(fields) == 1 else 's'}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        given = set(fields[:len(args)])
        for name, value in kwargs.items():
            if name in fields:
                if name in given:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                given.add(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. "
                      "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        if len(given) == len(fields):
            return
        types = getattr(cls, "_field_types", {})
        for name in fields:
            if name in given:
                continue
            kind = types.get(name)
            if kind is None:
                _warn(f"Field {name!r} is missing from {cls.__module__}.{cls.__qualname__}._field_types. "
                      "This will become an error in Python 3.15.")
            elif type(kind) is _Union:
                pass
            elif type(kind) is _Alias:
                setattr(self, name, [])
            elif kind is expr_context:
                setattr(self, name, _load)
            else:
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an error in Python 3.15.")

    def __repr__(self):
        return _repr(self, 3)

    def __reduce__(self):
        state = dict(self.__dict__)
        args = []
        for name in type(self)._fields:
            if name not in state:
                break
            args.append(state.pop(name))
        return (type(self), tuple(args), state) if state else (type(self), tuple(args))

    def __replace__(self, /, **changes):
        cls = type(self)
        names = set(cls._fields) | set(cls._attributes)
        state = self.__dict__
        wrong = [name for name in changes if name not in names and name not in state]
        if wrong:
            raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {wrong[0]!r}.")
        values = dict(state)
        values.update(changes)
        types = getattr(cls, "_field_types", {})
        missing = [name for name in cls._fields if name not in values and type(types.get(name)) not in (_Union, _Alias) and types.get(name) is not expr_context]
        if missing:
            count = len(missing)
            listed = ", ".join(map(repr, sorted(missing)))
            raise TypeError(f"{cls.__name__}.__replace__ missing {count} keyword argument{'' if count == 1 else 's'}: {listed}.")
        known = {name: value for name, value in values.items() if name in names}
        node = cls(**known)
        for name, value in values.items():
            if name not in names:
                setattr(node, name, value)
        return node


AST.__module__ = "ast"
_Union = type(int | None)
_Alias = type(list[int])


def _repr(node, depth):
    name = type(node).__name__
    if depth <= 0:
        return f"{name}(...)"
    parts = []
    for field in type(node)._fields:
        value = getattr(node, field)
        if isinstance(value, (list, tuple)):
            text = _repr_list(value, depth - 1)
        elif isinstance(value, AST):
            text = _repr(value, depth - 1)
        else:
            text = repr(value)
        parts.append(f"{field}={text}")
    return f"{name}({', '.join(parts)})"


def _repr_list(values, depth):
    shown = [values[0]] if len(values) == 1 else [values[0], values[-1]] if values else []
    texts = [_repr(value, depth) if isinstance(value, AST) else repr(value) for value in shown]
    if len(values) > 2:
        texts.insert(1, "...")
    text = ", ".join(texts)
    return f"[{text}]" if isinstance(values, list) else f"({text})"


# Groups with their attributes and constructors. A field's type has `?` when it may be absent and `*` for a list.
_GRAMMAR = """
mod
 Module(stmt* body, type_ignore* type_ignores)
 Interactive(stmt* body)
 Expression(expr body)
 FunctionType(expr* argtypes, expr returns)
stmt @
 FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
 Return(expr? value)
 Delete(expr* targets)
 Assign(expr* targets, expr value, string? type_comment)
 TypeAlias(expr name, type_param* type_params, expr value)
 AugAssign(expr target, operator op, expr value)
 AnnAssign(expr target, expr annotation, expr? value, int simple)
 For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 While(expr test, stmt* body, stmt* orelse)
 If(expr test, stmt* body, stmt* orelse)
 With(withitem* items, stmt* body, string? type_comment)
 AsyncWith(withitem* items, stmt* body, string? type_comment)
 Match(expr subject, match_case* cases)
 Raise(expr? exc, expr? cause)
 Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 Assert(expr test, expr? msg)
 Import(alias* names)
 ImportFrom(identifier? module, alias* names, int? level)
 Global(identifier* names)
 Nonlocal(identifier* names)
 Expr(expr value)
 Pass
 Break
 Continue
expr @
 BoolOp(boolop op, expr* values)
 NamedExpr(expr target, expr value)
 BinOp(expr left, operator op, expr right)
 UnaryOp(unaryop op, expr operand)
 Lambda(arguments args, expr body)
 IfExp(expr test, expr body, expr orelse)
 Dict(expr?* keys, expr* values)
 Set(expr* elts)
 ListComp(expr elt, comprehension* generators)
 SetComp(expr elt, comprehension* generators)
 DictComp(expr key, expr value, comprehension* generators)
 GeneratorExp(expr elt, comprehension* generators)
 Await(expr value)
 Yield(expr? value)
 YieldFrom(expr value)
 Compare(expr left, cmpop* ops, expr* comparators)
 Call(expr func, expr* args, keyword* keywords)
 FormattedValue(expr value, int conversion, expr? format_spec)
 Interpolation(expr value, constant str, int conversion, expr? format_spec)
 JoinedStr(expr* values)
 TemplateStr(expr* values)
 Constant(constant value, string? kind)
 Attribute(expr value, identifier attr, expr_context ctx)
 Subscript(expr value, expr slice, expr_context ctx)
 Starred(expr value, expr_context ctx)
 Name(identifier id, expr_context ctx)
 List(expr* elts, expr_context ctx)
 Tuple(expr* elts, expr_context ctx)
 Slice(expr? lower, expr? upper, expr? step)
expr_context
 Load
 Store
 Del
boolop
 And
 Or
operator
 Add
 Sub
 Mult
 MatMult
 Div
 Mod
 Pow
 LShift
 RShift
 BitOr
 BitXor
 BitAnd
 FloorDiv
unaryop
 Invert
 Not
 UAdd
 USub
cmpop
 Eq
 NotEq
 Lt
 LtE
 Gt
 GtE
 Is
 IsNot
 In
 NotIn
=comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler @
 ExceptHandler(expr? type, identifier? name, stmt* body)
=arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
=arg(identifier arg, expr? annotation, string? type_comment) @
=keyword(identifier? arg, expr value) @
=alias(identifier name, identifier? asname) @
=withitem(expr context_expr, expr? optional_vars)
=match_case(pattern pattern, expr? guard, stmt* body)
pattern !
 MatchValue(expr value)
 MatchSingleton(constant value)
 MatchSequence(pattern* patterns)
 MatchMapping(expr* keys, pattern* patterns, identifier? rest)
 MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
 MatchStar(identifier? name)
 MatchAs(pattern? pattern, identifier? name)
 MatchOr(pattern* patterns)
type_ignore
 TypeIgnore(int lineno, string tag)
type_param !
 TypeVar(identifier name, expr? bound, expr? default_value)
 ParamSpec(identifier name, expr? default_value)
 TypeVarTuple(identifier name, expr? default_value)
"""

_ATTRIBUTES = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# The classes in the order in which they are numbered, whether they have a place, and their fields as name, type and `?` or `*`.
_classes = []
_shapes = {}
_types = {"identifier": str, "string": str, "int": int, "constant": object}


def _define():
    rows = [line for line in _GRAMMAR.split("\n") if line]
    groups = {}
    group = None
    constructors = []
    docs = {}
    for row in rows:
        if row[0] not in " =":
            name, _, mark = row.partition(" ")
            group = _make(name, AST, mark)
            groups[name] = (group, mark)
            docs[name] = []
            continue
        text = row[1:]
        mark = ""
        base = group
        if row[0] == "=":
            base = AST
            if text.endswith(" @"):
                text, mark = text[:-2], "@"
        else:
            mark = groups[group.__name__][1]
        name, _, rest = text.partition("(")
        cls = _make(name, base, mark if row[0] == "=" else None)
        # CPython's own words have no `?` here.
        cls.__doc__ = text.replace("expr?* kw_defaults", "expr* kw_defaults")
        if row[0] == " ":
            docs[group.__name__].append(text)
        constructors.append((cls, rest.rstrip(")"), mark))
    for name, texts in docs.items():
        joint = " | " if all("(" not in text for text in texts) else "\n" + " " * (len(name) + 1) + "| "
        groups[name][0].__doc__ = f"{name} = {joint.join(texts)}"
    for name in list(globals()):
        value = globals()[name]
        if isinstance(value, type) and issubclass(value, AST):
            _types[name] = value
    for cls, fields, mark in constructors:
        shape = []
        types = {}
        for field in fields.split(", ") if fields else ():
            kind, _, name = field.partition(" ")
            bare = kind.rstrip("?*")
            suffix = kind[len(bare):]
            base = _types[bare]
            if suffix == "?":
                types[name] = base | None
                setattr(cls, name, None)
            elif suffix:
                types[name] = list[base]
            else:
                types[name] = base
            shape.append((name, base, suffix, bare))
        cls._fields = cls.__match_args__ = tuple(name for name, _, _, _ in shape)
        cls._field_types = types
        _shapes[cls] = (len(_classes), mark != "", shape)
        _classes.append(cls)


def _make(name, base, mark):
    cls = type(name, (base,), {"__module__": "ast", "_fields": (), "__match_args__": ()})
    if mark is not None:
        cls._attributes = _ATTRIBUTES if mark else ()
        if mark == "@":
            cls.end_lineno = cls.end_col_offset = None
    globals()[name] = cls
    return cls


_define()
_single = {cls: cls() for cls in _classes if issubclass(cls, (expr_context, boolop, operator, unaryop, cmpop))}
_load = _single[Load]


def _decode(data):
    """The tree that bytes of the compiler hold."""
    at = 0

    def number():
        nonlocal at
        byte = data[at]
        at += 1
        if byte < 0x80:
            return byte
        value, shift = byte & 0x7F, 7
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    lengths = [number() for _ in range(number())]
    size = number()
    text = data[at:at + size].decode("utf-8", "surrogatepass")
    at += size
    strings = []
    start = 0
    for length in lengths:
        strings.append(text[start:start + length])
        start += length
    stack = []
    push = stack.append
    classes = _classes
    end = len(data)
    while at < end:
        op = data[at]
        at += 1
        if op >= _NODE:
            cls = classes[number()]
            if op == _SINGLETON:
                push(_single[cls])
                continue
            node = cls.__new__(cls)
            fields = cls._fields
            if fields:
                count = len(fields)
                for name, value in zip(fields, stack[-count:]):
                    setattr(node, name, value)
                del stack[-count:]
            if op == _PLACED:
                node.lineno = number()
                node.col_offset = number()
                node.end_lineno = number()
                node.end_col_offset = number()
            push(node)
        elif op == _STR:
            push(strings[number()])
        elif op == _LIST:
            length = number()
            if length:
                items = stack[-length:]
                del stack[-length:]
                push(items)
            else:
                push([])
        elif op < _STR:
            push((None, True, False, ...)[op])
        else:
            text = strings[number()]
            if op == _INT:
                push(int(text, 16))
            elif op == _FLOAT:
                push(float(text))
            elif op == _COMPLEX:
                push(complex(0.0, float(text)))
            else:
                push(text.encode("latin-1"))
    return stack[0]


_NONE, _TRUE, _FALSE, _ELLIPSIS, _STR, _INT, _FLOAT, _COMPLEX, _BYTES, _LIST, _NODE, _PLACED, _SINGLETON = range(13)


class _Encoder:
    """Writes a tree that was checked as CPython checks the trees that it compiles."""

    def __init__(self):
        self.code = bytearray()
        self.strings = {}

    def emit(self, op, *numbers):
        code = self.code
        code.append(op)
        for number in numbers:
            while number >= 0x80:
                code.append(number & 0x7F | 0x80)
                number >>= 7
            code.append(number)

    def string(self, text):
        strings = self.strings
        index = strings.get(text)
        if index is None:
            index = strings[text] = len(strings)
        return index

    def node(self, node, base, name):
        """A node that has to be of a class; `name` is what CPython calls that class."""
        if base._attributes:
            for attribute in ("lineno", "col_offset"):
                if not hasattr(node, attribute):
                    raise TypeError(f'required field "{attribute}" missing from {name}')
        if not isinstance(node, base):
            raise TypeError(f"expected some sort of {name}, but got {node!r}")
        cls = type(node)
        while cls not in _shapes:
            cls = cls.__base__
            if cls is object:
                raise TypeError(f"expected some sort of {name}, but got {node!r}")
        index, placed, shape = _shapes[cls]
        place = self.place(node, name) if placed else ()
        check = _CHECKS.get(cls)
        if not shape and not placed:
            return self.emit(_SINGLETON, index)
        for field, kind, suffix, kind_name in shape:
            self.field(node, cls, field, kind, suffix, kind_name)
        if check is not None:
            check(node)
        self.emit(_PLACED if placed else _NODE, index, *place)

    def place(self, node, name):
        place = []
        for attribute in ("lineno", "col_offset"):
            place.append(_integer(getattr(node, attribute)))
        for index, attribute in enumerate(("end_lineno", "end_col_offset")):
            value = getattr(node, attribute, None)
            place.append(place[index] if value is None else _integer(value))
        line, col, end_line, end_col = place
        if line > end_line:
            raise ValueError(f"AST node line range ({line}, {end_line}) is not valid")
        if (line < 0 and end_line != line) or (col < 0 and col != end_col):
            raise ValueError(f"AST node column range ({col}, {end_col}) for line range ({line}, {end_line}) is not valid")
        if line == end_line and col > end_col:
            raise ValueError(f"line {line}, column {col}-{end_col} is not a valid range")
        return [max(number, 0) for number in place]

    def field(self, node, cls, field, kind, suffix, kind_name):
        value = getattr(node, field, _missing)
        if suffix.endswith("*"):
            if value is _missing:
                value = []
            elif not isinstance(value, list):
                raise TypeError(f'{cls.__name__} field "{field}" must be a list, not a {type(value).__name__}')
            length = len(value)
            for item in value:
                if item is None and suffix == "*":
                    what = "statement" if kind_name == "stmt" else "expression" if kind_name == "expr" else "pattern" if kind_name == "pattern" else None
                    if what is not None:
                        raise ValueError(f"None disallowed in {what} list")
                self.value(item, kind, suffix == "?*", cls, field, kind_name)
                if len(value) != length:
                    raise RuntimeError(f'{cls.__name__} field "{field}" changed size during iteration')
            return self.emit(_LIST, length)
        if value is _missing:
            if suffix != "?" and (field, cls) != ("kind", Constant):
                raise TypeError(f'required field "{field}" missing from {cls.__name__}')
            value = None
        self.value(value, kind, suffix == "?", cls, field, kind_name)

    def value(self, value, kind, optional, cls, field, kind_name):
        if kind is object:
            return self.constant(value)
        if value is None:
            if not optional:
                raise ValueError(f"field '{field}' is required for {cls.__name__}")
            return self.emit(_NONE)
        if kind is str:
            if type(value) is not str and (kind_name == "identifier" or not isinstance(value, (str, bytes))):
                raise TypeError(f"AST {kind_name} must be of type str")
            if kind_name == "identifier" and value in ("None", "True", "False") and cls in _NOT_CONSTANTS:
                raise ValueError(f"identifier field can't represent '{value}' constant")
            return self.emit(_STR, self.string(value))
        if kind is int:
            return self.emit(_INT, self.string(hex(_integer(value))))
        self.node(value, kind, kind_name)

    def constant(self, value):
        if value is None or value is True or value is False or value is ...:
            return self.emit(_NONE if value is None else _TRUE if value is True else _FALSE if value is False else _ELLIPSIS)
        kind = type(value)
        if kind is str:
            self.emit(_STR, self.string(value))
        elif kind is int:
            self.emit(_INT, self.string(hex(value)))
        elif kind is float:
            self.emit(_FLOAT, self.string(repr(value)))
        elif kind is complex:
            if value.real != 0:
                raise TypeError("complex constants with a real part are not supported by Molt yet")
            self.emit(_COMPLEX, self.string(repr(value.imag)))
        elif kind is bytes:
            self.emit(_BYTES, self.string(value.decode("latin-1")))
        elif kind is tuple or kind is frozenset:
            raise TypeError(f"constants that are a {kind.__name__} are not supported by Molt yet")
        else:
            raise TypeError(f"got an invalid type in Constant: {kind.__name__}")

    def finish(self):
        head = _Encoder()
        texts = list(self.strings)
        blob = "".join(texts).encode("utf-8", "surrogatepass")
        head.emit(0, len(texts), *map(len, texts), len(blob))
        return bytes(head.code[1:]) + blob + bytes(self.code)


_missing = object()
_NOT_CONSTANTS = (Name, MatchAs, MatchStar, MatchMapping, MatchClass)


def _integer(value):
    if not isinstance(value, int):
        raise ValueError(f"invalid integer value: {value!r}")
    return int(value)


def _nonempty(*fields):
    def check(node):
        for field in fields:
            if not getattr(node, field, None):
                raise ValueError(f"empty {field} on {type(node).__name__}")
    return check


def _context(node, wanted):
    """Checks that an expression stands for being read, bound or deleted."""
    kind = type(node)
    if kind in (Attribute, Subscript, Starred, Name, List, Tuple):
        actual = type(getattr(node, "ctx", _load)).__name__
        if actual != wanted:
            raise ValueError(f"expression must have {wanted} context but has {actual} instead")
        if wanted != "Load" and kind in (List, Tuple):
            for element in node.elts:
                _context(element, wanted)
        elif wanted != "Load" and kind is Starred:
            _context(node.value, wanted)
    elif wanted != "Load" and isinstance(node, expr):
        raise ValueError(f"expression which can't be assigned to in {wanted} context")


def _contexts(wanted, fields, loads=(), nonempty=()):
    """A check of the contexts of fields."""
    empty = _nonempty(*nonempty)

    def check(node):
        empty(node)
        for field in fields:
            value = getattr(node, field, None)
            for item in value if isinstance(value, list) else (value,):
                _context(item, wanted)
        for field in loads:
            value = getattr(node, field, None)
            for item in value if isinstance(value, list) else (value,):
                if item is not None:
                    _context(item, "Load")
    return check


def _check_try(node):
    if not node.body:
        raise ValueError(f"empty body on {type(node).__name__}")
    if not node.handlers and not node.finalbody:
        raise ValueError(f"{type(node).__name__} has neither except handlers nor finalbody")
    if not node.handlers and node.orelse:
        raise ValueError(f"{type(node).__name__} has orelse but no except handlers")


def _check_raise(node):
    if getattr(node, "exc", None) is None and getattr(node, "cause", None) is not None:
        raise ValueError("Raise with cause but no exception")
    _contexts("Load", (), ("exc", "cause"))(node)


def _check_ann_assign(node):
    if not isinstance(node.target, Name) and node.simple:
        raise TypeError("AnnAssign with simple non-Name target")
    _contexts("Store", ("target",), ("annotation", "value"))(node)


def _check_import_from(node):
    if (getattr(node, "level", 0) or 0) < 0:
        raise ValueError("Negative ImportFrom level")
    _nonempty("names")(node)


def _check_arguments(node):
    if len(node.defaults) > len(node.posonlyargs) + len(node.args):
        raise ValueError("more positional defaults than args on arguments")
    if len(node.kw_defaults) != len(node.kwonlyargs):
        raise ValueError("length of kwonlyargs is not the same as kw_defaults on arguments")


def _check_bool_op(node):
    if len(node.values) < 2:
        raise ValueError("BoolOp with less than 2 values")
    _contexts("Load", (), ("values",))(node)


def _check_dict(node):
    if len(node.keys) != len(node.values):
        raise ValueError("Dict doesn't have the same number of keys as values")
    _contexts("Load", (), ("keys", "values"))(node)


def _check_compare(node):
    if not node.comparators:
        raise ValueError("Compare with no comparators")
    if len(node.comparators) != len(node.ops):
        raise ValueError("Compare has a different number of comparators and operands")
    _contexts("Load", (), ("left", "comparators"))(node)


def _check_comprehension(*loads):
    def check(node):
        if not node.generators:
            raise ValueError("comprehension with no generators")
        _contexts("Load", (), loads)(node)
    return check


def _check_mapping(node):
    if len(node.keys) != len(node.patterns):
        raise ValueError("MatchMapping doesn't have the same number of keys as patterns")


def _check_class_pattern(node):
    if len(node.kwd_attrs) != len(node.kwd_patterns):
        raise ValueError("MatchClass doesn't have the same number of keyword attributes as patterns")


def _check_singleton(node):
    if node.value is not None and node.value is not True and node.value is not False:
        raise ValueError("MatchSingleton can only contain True, False and None")


def _check_as(node):
    if getattr(node, "name", None) is None and getattr(node, "pattern", None) is not None:
        raise ValueError("MatchAs must specify a target name if a pattern is given")


def _check_or(node):
    if len(node.patterns) < 2:
        raise ValueError("MatchOr requires at least 2 patterns")


_CHECKS = {
    FunctionDef: _nonempty("body"), AsyncFunctionDef: _nonempty("body"), ClassDef: _nonempty("body"),
    Return: _contexts("Load", (), ("value",)),
    Delete: _contexts("Del", ("targets",), nonempty=("targets",)),
    Assign: _contexts("Store", ("targets",), ("value",), ("targets",)),
    AugAssign: _contexts("Store", ("target",), ("value",)),
    AnnAssign: _check_ann_assign,
    For: _contexts("Store", ("target",), ("iter",), ("body",)), AsyncFor: _contexts("Store", ("target",), ("iter",), ("body",)),
    While: _contexts("Load", (), ("test",), ("body",)), If: _contexts("Load", (), ("test",), ("body",)),
    With: _nonempty("items", "body"), AsyncWith: _nonempty("items", "body"),
    Match: _contexts("Load", (), ("subject",), ("cases",)),
    Raise: _check_raise, Try: _check_try, TryStar: _check_try,
    Assert: _contexts("Load", (), ("test", "msg")),
    Import: _nonempty("names"), ImportFrom: _check_import_from, Global: _nonempty("names"), Nonlocal: _nonempty("names"),
    Expr: _contexts("Load", (), ("value",)),
    BoolOp: _check_bool_op,
    BinOp: _contexts("Load", (), ("left", "right")), UnaryOp: _contexts("Load", (), ("operand",)),
    Lambda: _contexts("Load", (), ("body",)), IfExp: _contexts("Load", (), ("test", "body", "orelse")),
    Dict: _check_dict, Set: _contexts("Load", (), ("elts",)),
    ListComp: _check_comprehension("elt"), SetComp: _check_comprehension("elt"), GeneratorExp: _check_comprehension("elt"),
    DictComp: _check_comprehension("key", "value"),
    Await: _contexts("Load", (), ("value",)), Yield: _contexts("Load", (), ("value",)), YieldFrom: _contexts("Load", (), ("value",)),
    Compare: _check_compare, Call: _contexts("Load", (), ("func", "args")),
    Attribute: _contexts("Load", (), ("value",)), Subscript: _contexts("Load", (), ("value", "slice")),
    comprehension: _contexts("Store", ("target",), ("iter", "ifs")),
    ExceptHandler: _contexts("Load", (), ("type",), ("body",)),
    arguments: _check_arguments, keyword: _contexts("Load", (), ("value",)),
    match_case: _nonempty("body"),
    MatchSingleton: _check_singleton, MatchMapping: _check_mapping, MatchClass: _check_class_pattern, MatchAs: _check_as, MatchOr: _check_or,
}


def _path(filename):
    if type(filename) is str:
        return filename
    if isinstance(filename, (bytes, bytearray, memoryview)):
        return bytes(filename).decode("utf-8", "surrogateescape")
    if isinstance(filename, str):
        return str(filename)
    try:
        found = type(filename).__fspath__(filename)
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(filename).__name__}") from None
    return _path(found)


def _compile(source, filename, mode, flags, optimize):
    """What `compile` does with flags, with trees and with what is no source."""
    filename = _path(filename)
    if not isinstance(mode, str):
        raise TypeError(f"compile() argument 'mode' must be str, not {type(mode).__name__}")
    if flags & ~_FLAGS:
        raise ValueError("compile(): unrecognised flags")
    if not -1 <= optimize <= 2:
        raise ValueError("compile(): invalid optimize value")
    only_tree = flags & PyCF_ONLY_AST
    if mode not in ("exec", "eval", "single"):
        if mode != "func_type":
            raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'" if only_tree else "compile() mode must be 'exec', 'eval' or 'single'")
        if not only_tree:
            raise ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
    options = max(optimize, 0) | (4 if flags & _FUTURE_ANNOTATIONS else 0)
    if isinstance(source, AST):
        if only_tree:
            return source
        wanted = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
        if not isinstance(source, wanted):
            raise TypeError(f"expected {wanted.__name__} node, got {type(source).__name__}")
        encoder = _Encoder()
        encoder.node(source, mod, "mod")
        if isinstance(source, Expression):
            _context(source.body, "Load")
        return _molt_ast.compile(encoder.finish(), 2, filename, mode, options)
    if isinstance(source, memoryview):
        source = bytes(source)
    elif not isinstance(source, (str, bytes, bytearray)):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if only_tree:
        return _function_type(source, filename) if mode == "func_type" else _decode(_molt_ast.parse(source, filename, mode))
    if flags & PyCF_ALLOW_TOP_LEVEL_AWAIT:
        raise NotImplementedError("compiling with PyCF_ALLOW_TOP_LEVEL_AWAIT is not supported by Molt yet")
    return _molt_ast.compile(source, 0 if isinstance(source, str) else 1, filename, mode, options)


def _function_type(source, filename):
    """The tree of a signature in a type comment: `(int, *str) -> bool`. The places are those of a call."""
    text = source if isinstance(source, str) else bytes(source).decode()
    parameters, arrow, returns = text.strip().rpartition("->")
    if not arrow or not parameters.strip().startswith("("):
        raise SyntaxError("invalid syntax")
    call = _decode(_molt_ast.parse("_" + parameters.strip(), filename, "eval")).body
    values = [*call.args, *(argument.value for argument in call.keywords)]
    argtypes = [value.value if isinstance(value, Starred) else value for value in values]
    return FunctionType(argtypes, _decode(_molt_ast.parse(returns.strip(), filename, "eval")).body)
