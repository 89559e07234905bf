/**
 * The abstract syntax tree: the nodes of CPython 3.14's `ast` module as TypeScript unions.
 *
 * Names, fields and their order are CPython's (see the grammar in the `ast` documentation), so that what is known about
 * `ast` holds here. What differs, and why:
 *
 * - The union is discriminated by `kind`, the CPython class name. `Constant.kind` (the `u` prefix) is therefore `prefix` here.
 * - Operators and contexts are string literals (`"Add"`, `"NotIn"`, `"Store"`), not nodes.
 * - An absent optional field is `null`, never missing: every node of one kind has one shape.
 * - `type_comment` and `type_ignores` do not exist; CPython sets them only when asked to.
 *
 * Trees are plain data made by the parser and not changed by anybody after that; no node occurs twice in a tree.
 * Depth: brackets nest at most 200 deep and blocks 100 deep, as in CPython. But chains that grow to the left without
 * brackets (`a + b + c`, `a.b.c`, `f()()`, `x[0][1]`) and `elif` chains have no limit, so a pass over the tree has to follow
 * `BinOp.left`, `Attribute.value`, `Call.func`, `Subscript.value` and a lone `If` in `If.orelse` with a loop.
 */

/**
 * Where a node stands in the source. Lines count from 1; columns count UTF-8 bytes from 0, as CPython's `col_offset`.
 * The end is exclusive. A carriage return, a line feed and both together each end a line.
 *
 * What tracebacks need beyond it follows from the text: the operator of a `BinOp` is the first character after
 * `left`'s end that is not white space, a closing parenthesis, a comment or a continuation backslash; the parentheses of a
 * `Call` are the first `(` after `func`'s end (closing parentheses of `func` itself skipped) up to the call's own end;
 * the brackets of a `Subscript` likewise.
 */
export interface Position {
  /** First line, counted from 1. */
  readonly line: number;
  /** First column: UTF-8 bytes before it on `line`. */
  readonly col: number;
  /** Last line, counted from 1. */
  readonly endLine: number;
  /** Column after the last character: UTF-8 bytes before it on `endLine`. */
  readonly endCol: number;
}

/** Whether an expression is read, assigned to or deleted. */
export type ExprContext = "Load" | "Store" | "Del";

/** The operators of {@link BinOp} and {@link AugAssign}. */
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";

/** The operators of {@link UnaryOp}. */
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";

/** The operators of {@link BoolOp}. */
export type BoolOperator = "And" | "Or";

/** The operators of {@link Compare}. */
export type CmpOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

/** The value of an imaginary literal such as `2j`; its real part is zero. */
export interface ComplexValue {
  readonly type: "complex";
  readonly imag: number;
}

/** The value of `...`. */
export interface EllipsisValue {
  readonly type: "ellipsis";
}

/**
 * The value of a str that UTF-16 cannot tell from another: one in which an escaped high surrogate is followed by an escaped
 * low one (`"\ud83d\ude00"` has two code points in Python). All other strs are JavaScript strings.
 */
export interface CodePointsValue {
  readonly type: "codePoints";
  readonly codePoints: Uint32Array;
}

/**
 * What a {@link Constant} can hold: `null` is None; a `bigint` is an int of any size; a `number` is always a float;
 * a `string` is a str in UTF-16, where an unpaired surrogate stands for itself; a `Uint8Array` is a bytes value.
 */
export type ConstantValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | CodePointsValue
  | ComplexValue
  | EllipsisValue;

// Roots

/** A source file or the text given to `exec`. */
export interface Module {
  readonly kind: "Module";
  readonly body: readonly Stmt[];
}

/** The text given to `eval`. */
export interface Expression {
  readonly kind: "Expression";
  readonly body: Expr;
}

/** One interactive input: each expression statement in it prints its value. */
export interface Interactive {
  readonly kind: "Interactive";
  readonly body: readonly Stmt[];
}

/** What the parser returns: one of the three roots. */
export type Root = Module | Expression | Interactive;

// Statements

export interface FunctionDef extends Position {
  readonly kind: "FunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface AsyncFunctionDef extends Position {
  readonly kind: "AsyncFunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface ClassDef extends Position {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}

export interface Return extends Position {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends Position {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}

export interface Assign extends Position {
  readonly kind: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface TypeAlias extends Position {
  readonly kind: "TypeAlias";
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}

export interface AugAssign extends Position {
  readonly kind: "AugAssign";
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expr;
}

export interface AnnAssign extends Position {
  readonly kind: "AnnAssign";
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 when the target is a name without parentheses, else 0: only such annotations are kept. */
  readonly simple: 0 | 1;
}

export interface For extends Position {
  readonly kind: "For";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface AsyncFor extends Position {
  readonly kind: "AsyncFor";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Position {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

/** An `if`; an `elif` is an `If` that is alone in `orelse`, placed at the `elif` keyword. */
export interface If extends Position {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface With extends Position {
  readonly kind: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface AsyncWith extends Position {
  readonly kind: "AsyncWith";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface Match extends Position {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Position {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

export interface Try extends Position {
  readonly kind: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface TryStar extends Position {
  readonly kind: "TryStar";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Position {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Position {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Position {
  readonly kind: "ImportFrom";
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** The number of leading dots. */
  readonly level: number;
}

export interface Global extends Position {
  readonly kind: "Global";
  readonly names: readonly string[];
}

export interface Nonlocal extends Position {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
}

/** An expression whose value is dropped (printed, directly in an {@link Interactive}). */
export interface ExprStmt extends Position {
  readonly kind: "Expr";
  readonly value: Expr;
}

export interface Pass extends Position {
  readonly kind: "Pass";
}

export interface Break extends Position {
  readonly kind: "Break";
}

export interface Continue extends Position {
  readonly kind: "Continue";
}

/** Any statement. */
export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// Expressions

export interface BoolOp extends Position {
  readonly kind: "BoolOp";
  readonly op: BoolOperator;
  /** Two or more operands: `a and b and c` is one node. */
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Position {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}

export interface BinOp extends Position {
  readonly kind: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

export interface UnaryOp extends Position {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Position {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Position {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Position {
  readonly kind: "Dict";
  /** `null` marks a `**mapping` entry, whose mapping stands in `values`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface SetExpr extends Position {
  readonly kind: "Set";
  readonly elts: readonly Expr[];
}

export interface ListComp extends Position {
  readonly kind: "ListComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface SetComp extends Position {
  readonly kind: "SetComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Position {
  readonly kind: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface GeneratorExp extends Position {
  readonly kind: "GeneratorExp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Position {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface Yield extends Position {
  readonly kind: "Yield";
  readonly value: Expr | null;
}

export interface YieldFrom extends Position {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}

export interface Compare extends Position {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly ops: readonly CmpOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Position {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/**
 * One `{…}` of an f-string. For `{x=}` the text before it is part of the preceding {@link Constant} and
 * `conversion` is 114 unless a format specification or a conversion was written, as in CPython.
 */
export interface FormattedValue extends Position {
  readonly kind: "FormattedValue";
  readonly value: Expr;
  /** -1 for none, else the character code of `s`, `r` or `a`. */
  readonly conversion: -1 | 115 | 114 | 97;
  readonly format_spec: JoinedStr | null;
}

/** One `{…}` of a t-string. */
export interface Interpolation extends Position {
  readonly kind: "Interpolation";
  readonly value: Expr;
  /** The expression's source text. */
  readonly str: string;
  /** -1 for none, else the character code of `s`, `r` or `a`. */
  readonly conversion: -1 | 115 | 114 | 97;
  readonly format_spec: JoinedStr | null;
}

/** An f-string, implicit concatenation merged: no two constants stand next to each other and none is empty. */
export interface JoinedStr extends Position {
  readonly kind: "JoinedStr";
  readonly values: readonly (Constant | FormattedValue)[];
}

/** A t-string, merged like {@link JoinedStr}. */
export interface TemplateStr extends Position {
  readonly kind: "TemplateStr";
  readonly values: readonly (Constant | Interpolation)[];
}

export interface Constant extends Position {
  readonly kind: "Constant";
  readonly value: ConstantValue;
  /** CPython's `Constant.kind`: `"u"` for a string written with that prefix. */
  readonly prefix: "u" | null;
}

export interface Attribute extends Position {
  readonly kind: "Attribute";
  readonly value: Expr;
  /** The name as written; mangling of `__x` is the scope analysis's business. */
  readonly attr: string;
  readonly ctx: ExprContext;
}

export interface Subscript extends Position {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}

export interface Starred extends Position {
  readonly kind: "Starred";
  readonly value: Expr;
  readonly ctx: ExprContext;
}

export interface Name extends Position {
  readonly kind: "Name";
  /** NFKC-normalized, as CPython does; not mangled. */
  readonly id: string;
  readonly ctx: ExprContext;
}

export interface List extends Position {
  readonly kind: "List";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}

export interface Tuple extends Position {
  readonly kind: "Tuple";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}

/** Only as `Subscript.slice` or directly in a tuple there. */
export interface Slice extends Position {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

/** Any expression. */
export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// Parts of statements and expressions

/** One `for … in … if …` of a comprehension. It has no position, as in CPython. */
export interface Comprehension {
  readonly kind: "comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}

export interface ExceptHandler extends Position {
  readonly kind: "ExceptHandler";
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}

/** A parameter list. It has no position, as in CPython. */
export interface Arguments {
  readonly kind: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One per `kwonlyargs`; `null` where there is no default. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** The defaults of the last `defaults.length` of `posonlyargs` and `args` taken together. */
  readonly defaults: readonly Expr[];
}

export interface Arg extends Position {
  readonly kind: "arg";
  readonly arg: string;
  readonly annotation: Expr | null;
}

export interface Keyword extends Position {
  readonly kind: "keyword";
  /** `null` for `**mapping`. */
  readonly arg: string | null;
  readonly value: Expr;
}

export interface Alias extends Position {
  readonly kind: "alias";
  /** A dotted name, or `*`. */
  readonly name: string;
  readonly asname: string | null;
}

/** One manager of a `with`. It has no position, as in CPython. */
export interface WithItem {
  readonly kind: "withitem";
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

/** One `case`. It has no position, as in CPython. */
export interface MatchCase {
  readonly kind: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

// Patterns

export interface MatchValue extends Position {
  readonly kind: "MatchValue";
  readonly value: Expr;
}

export interface MatchSingleton extends Position {
  readonly kind: "MatchSingleton";
  readonly value: null | boolean;
}

export interface MatchSequence extends Position {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Position {
  readonly kind: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

export interface MatchClass extends Position {
  readonly kind: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}

/** `*name` in a sequence pattern; `null` for `*_`. */
export interface MatchStar extends Position {
  readonly kind: "MatchStar";
  readonly name: string | null;
}

/** `pattern as name`, a capture (`pattern` is null), or `_` (both are null). */
export interface MatchAs extends Position {
  readonly kind: "MatchAs";
  readonly pattern: Pattern | null;
  readonly name: string | null;
}

export interface MatchOr extends Position {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}

/** Any pattern of a `case`. */
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// Type parameters

export interface TypeVar extends Position {
  readonly kind: "TypeVar";
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}

export interface ParamSpec extends Position {
  readonly kind: "ParamSpec";
  readonly name: string;
  readonly default_value: Expr | null;
}

export interface TypeVarTuple extends Position {
  readonly kind: "TypeVarTuple";
  readonly name: string;
  readonly default_value: Expr | null;
}

/** Any entry of a `[T, **P, *Ts]` list. */
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Any node at all. */
export type Node =
  | Root
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
