/**
 * The intermediate representation: what the front end hands to the back end.
 *
 * One module is a list of functions; a function's body is a *region*: a list of operations in evaluation order, some of which own
 * further regions. Control flow is structured throughout, so that it maps one to one onto WebAssembly's. Operations work on
 * *operands*: constants, local variables and temporaries.
 *
 * - A **temporary** is an owned value. It has one live definition at a time (both arms of an `if` may define the same one) and is
 *   consumed by its last use; a use that is not the last says `keep`. Every defined temporary is consumed on every normal path
 *   (`drop` when nothing wants it). When an operation raises, the back end releases whatever temporaries are live there.
 * - A **local** used as an operand is borrowed. The front end guarantees that nothing between the operand's place in evaluation
 *   order and the operation can rebind it (otherwise it emits a `move` into a temporary first).
 * - A **constant** is immediate or materialized once at load.
 *
 * Every operation that can raise carries `pos`, an index into its function's position table that is unique to that operation.
 */

/** A compile-time constant. Ints are `bigint` whatever their size, floats are `number`. */
export type ConstValue =
  | { readonly type: "None" | "True" | "False" | "Ellipsis" | "NotImplemented" }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly real: number; readonly imag: number }
  /** `value` may hold lone surrogates. */
  | { readonly type: "str"; readonly value: string }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "tuple" | "frozenset"; readonly items: readonly ConstValue[] };

/** An input of an operation. */
export type Operand =
  | { readonly kind: "temp"; readonly id: number; readonly keep?: boolean }
  | { readonly kind: "local"; readonly id: number }
  | { readonly kind: "const"; readonly value: ConstValue };

/** Source range of an operation; `line` counts from 1, columns are UTF-8 byte offsets from 0, as in CPython's code positions. */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly col: number;
  readonly endCol: number;
  /**
   * For binary operations, subscripts and calls: the part that a traceback underlines with `^` while the rest gets `~`
   * (CPython's anchors), as columns: from `anchorStart` on line `anchorLine` to `anchorEnd` on `anchorEndLine`.
   */
  readonly anchor?: { readonly line: number; readonly start: number; readonly endLine: number; readonly end: number };
}

/** What is awaited: the operand of an `await`, or what `__aenter__` or `__aexit__` returned. */
export type AwaitSource = "expression" | "aenter" | "aexit";

/** Operations of two operands, by the name that the text form prints. */
export type BinaryOperator =
  | "add" | "sub" | "mul" | "matmul" | "truediv" | "floordiv" | "mod" | "pow" | "lshift" | "rshift" | "and" | "or" | "xor";
/** Operations of one operand; `not` is none of them, because it takes any truth value. */
export type UnaryOperator = "neg" | "pos" | "invert";
/** The rich comparisons; identity and containment are operations of their own. */
export type CompareOperator = "lt" | "le" | "eq" | "ne" | "gt" | "ge";

/** A list of operations in evaluation order. */
export type Region = readonly Op[];

/** One operation. `dst` is the id of the temporary that it defines. */
export type Op =
  // ── values and variables ────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "move"; readonly dst: number; readonly src: Operand }
  | { readonly op: "drop"; readonly src: Operand }
  /** Binds a local: takes a temporary, copies anything else. The old value is released after the new one is in place. */
  | { readonly op: "setlocal"; readonly local: number; readonly src: Operand }
  /** Unbinds a local; raises UnboundLocalError when it is unbound already and `check` is set. */
  | { readonly op: "dellocal"; readonly local: number; readonly check: boolean; readonly pos: number }
  /** Raises UnboundLocalError when the local is unbound. Emitted before uses that are not definitely assigned. */
  | { readonly op: "checklocal"; readonly local: number; readonly pos: number }
  /** Module-level names (with the built-ins behind them on loads). */
  | { readonly op: "loadglobal"; readonly dst: number; readonly name: string; readonly pos: number }
  | { readonly op: "storeglobal"; readonly name: string; readonly src: Operand; readonly pos: number }
  | { readonly op: "delglobal"; readonly name: string; readonly pos: number }
  /** Names of a class body or of `exec` with separate locals: namespace, then globals, then built-ins. */
  | { readonly op: "loadname"; readonly dst: number; readonly name: string; readonly pos: number }
  | { readonly op: "storename"; readonly name: string; readonly src: Operand; readonly pos: number }
  | { readonly op: "delname"; readonly name: string; readonly pos: number }
  /** The class-body namespace mapping itself (`locals()` of a class body). */
  | { readonly op: "loadnamespace"; readonly dst: number }
  /** Cells: index into `cells` followed by `freevars` of the function. */
  | { readonly op: "loadcell"; readonly dst: number; readonly cell: number; readonly pos: number }
  | { readonly op: "storecell"; readonly cell: number; readonly src: Operand }
  | { readonly op: "delcell"; readonly cell: number; readonly pos: number }
  /** Replaces the cell by a fresh, empty one (a comprehension's own variable that is captured, once per evaluation). */
  | { readonly op: "newcell"; readonly cell: number }
  /** A free variable read in a class body: the namespace first, then the cell. */
  | { readonly op: "loadclasscell"; readonly dst: number; readonly cell: number; readonly name: string; readonly pos: number }
  /**
   * A name read in an annotation of a class body: the class's namespace `namespace` (a mapping) first, then the cell, or the
   * globals and built-ins when `cell` is null.
   */
  | { readonly op: "loadfromnamespace"; readonly dst: number; readonly namespace: Operand; readonly name: string; readonly cell: number | null; readonly pos: number }
  /** The cell object itself (for `__classcell__`). */
  | { readonly op: "cellobject"; readonly dst: number; readonly cell: number }
  // ── operators ───────────────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "binary" | "inplace"; readonly dst: number; readonly operator: BinaryOperator; readonly a: Operand; readonly b: Operand; readonly pos: number }
  | { readonly op: "unary"; readonly dst: number; readonly operator: UnaryOperator; readonly a: Operand; readonly pos: number }
  | { readonly op: "not"; readonly dst: number; readonly a: Operand; readonly pos: number }
  | { readonly op: "compare"; readonly dst: number; readonly operator: CompareOperator; readonly a: Operand; readonly b: Operand; readonly pos: number }
  | { readonly op: "is"; readonly dst: number; readonly a: Operand; readonly b: Operand; readonly negate: boolean }
  /** `a in b` */
  | { readonly op: "contains"; readonly dst: number; readonly a: Operand; readonly b: Operand; readonly negate: boolean; readonly pos: number }
  // ── attributes and items ────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "getattr"; readonly dst: number; readonly obj: Operand; readonly name: string; readonly pos: number }
  | { readonly op: "setattr"; readonly obj: Operand; readonly name: string; readonly src: Operand; readonly pos: number }
  | { readonly op: "delattr"; readonly obj: Operand; readonly name: string; readonly pos: number }
  | { readonly op: "getitem"; readonly dst: number; readonly obj: Operand; readonly index: Operand; readonly pos: number }
  | { readonly op: "setitem"; readonly obj: Operand; readonly index: Operand; readonly src: Operand; readonly pos: number }
  | { readonly op: "delitem"; readonly obj: Operand; readonly index: Operand; readonly pos: number }
  /**
   * A method looked up on the type (`__enter__`, `__exit__`) for `callspecial`: the first temporary gets what to call, the second the object
   * to pass first, or nothing (unbound) when the method is bound. `error` is the TypeError's text when it is missing, in which `%T`
   * stands for the name of the object's type.
   */
  | { readonly op: "loadspecial"; readonly dsts: readonly [number, number]; readonly obj: Operand; readonly name: string; readonly error: string; readonly pos: number }
  /** `super().name` (or two-argument form): `callee` is what `super` evaluated to; if it is not the built-in, it is called. */
  | { readonly op: "superattr"; readonly dst: number; readonly callee: Operand; readonly cls: Operand; readonly self: Operand; readonly name: string; readonly pos: number }
  // ── calls ───────────────────────────────────────────────────────────────────────────────────────────────────────
  /**
   * The last `kwnames.length` arguments are keyword arguments. In `callmethod` and `callsuper`, position `pos + 1` is the range to show
   * when the attribute lookup fails (`obj.name` without the parentheses).
   */
  | { readonly op: "call"; readonly dst: number; readonly callee: Operand; readonly args: readonly Operand[]; readonly kwnames: readonly string[]; readonly pos: number }
  | { readonly op: "callmethod"; readonly dst: number; readonly obj: Operand; readonly name: string; readonly found?: Operand; readonly args: readonly Operand[]; readonly kwnames: readonly string[]; readonly pos: number }
  /**
   * Looks up the method of the `callmethod` that has this as its `found`, before its arguments are evaluated, some of which have names if
   * `keywords`. Both are in one region.
   */
  | { readonly op: "findmethod"; readonly dst: number; readonly obj: Operand; readonly name: string; readonly keywords: boolean; readonly pos: number }
  /** Calls what `loadspecial` gave. */
  | { readonly op: "callspecial"; readonly dst: number; readonly callee: Operand; readonly self: Operand; readonly args: readonly Operand[]; readonly pos: number }
  | { readonly op: "callsuper"; readonly dst: number; readonly callee: Operand; readonly cls: Operand; readonly self: Operand; readonly name: string; readonly args: readonly Operand[]; readonly kwnames: readonly string[]; readonly pos: number }
  /**
   * `callee(*args, **kwargs)`: `args` is a tuple, or for `f(*x)` any iterable, which the operation makes a tuple of (TypeError:
   * `f() argument after * must be an iterable, not int`); `kwargs` is absent, a dict, or for `f(**x)` any
   * mapping (TypeError: `f() argument after ** must be a mapping, not int`).
   */
  | { readonly op: "callex"; readonly dst: number; readonly callee: Operand; readonly args: Operand; readonly kwargs: Operand | null; readonly pos: number }
  /** Calls a function of the library that the language itself needs: `module.name`. */
  | { readonly op: "intrinsic"; readonly dst: number; readonly name: string; readonly args: readonly Operand[]; readonly pos: number }
  // ── building values ─────────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "tuple" | "list" | "set"; readonly dst: number; readonly items: readonly Operand[]; readonly pos: number }
  /** `items` alternates keys and values. */
  | { readonly op: "dict"; readonly dst: number; readonly items: readonly Operand[]; readonly pos: number }
  | { readonly op: "slice"; readonly dst: number; readonly start: Operand; readonly stop: Operand; readonly step: Operand }
  /** These change `target` in place; it is normally a kept temporary. */
  | { readonly op: "listappend" | "listextend" | "setadd" | "setupdate" | "dictupdate"; readonly target: Operand; readonly src: Operand; readonly pos: number }
  /** `**src` in a call: duplicates raise TypeError naming `callee`. */
  | { readonly op: "dictmerge"; readonly target: Operand; readonly src: Operand; readonly callee: Operand; readonly pos: number }
  | { readonly op: "dictset"; readonly target: Operand; readonly key: Operand; readonly src: Operand; readonly pos: number }
  | { readonly op: "listtotuple"; readonly dst: number; readonly src: Operand }
  /** `iter(src)` (the outermost iterable of a generator expression, which runs before the generator starts). */
  | { readonly op: "iter"; readonly dst: number; readonly src: Operand; readonly pos: number }
  /** Concatenates strings (every item is one already). */
  | { readonly op: "joinstr"; readonly dst: number; readonly items: readonly Operand[]; readonly pos: number }
  /** `format(value, spec)` after an optional conversion. `spec` is null when absent. */
  | { readonly op: "format"; readonly dst: number; readonly value: Operand; readonly conversion: "" | "r" | "s" | "a"; readonly spec: Operand | null; readonly pos: number }
  | { readonly op: "unpack"; readonly dsts: readonly number[]; readonly src: Operand; readonly pos: number }
  /** `dsts[star]` receives a list. */
  | { readonly op: "unpackstar"; readonly dsts: readonly number[]; readonly star: number; readonly src: Operand; readonly pos: number }
  // ── functions and classes ───────────────────────────────────────────────────────────────────────────────────────
  /**
   * `func` indexes the module's functions; `captures` are cell indices of the enclosing function, one for each of its free variables.
   * `defaults` is a tuple or null, `kwdefaults` a dict or null, `annotate` a function or null.
   */
  | { readonly op: "makefunction"; readonly dst: number; readonly func: number; readonly captures: readonly number[]; readonly defaults: Operand | null; readonly kwdefaults: Operand | null; readonly annotate: Operand | null; readonly pos: number }
  /**
   * `__build_class__(body, name, *bases, **keywords)`: `callee` is the body (of kind "class", so its own name is the class's),
   * `args` are the bases followed by the values of the keywords `kwnames`. With stars, `callex` of `__build_class__` is used instead.
   */
  | { readonly op: "buildclass"; readonly dst: number; readonly callee: Operand; readonly args: readonly Operand[]; readonly kwnames: readonly string[]; readonly pos: number }
  // ── control flow ────────────────────────────────────────────────────────────────────────────────────────────────
  /** Tests the truth of `cond`. */
  | { readonly op: "if"; readonly cond: Operand; readonly then: Region; readonly else: Region; readonly pos: number }
  /** Runs `body`; `break label` inside leaves it. */
  | { readonly op: "block"; readonly label: number; readonly body: Region }
  /** Runs `body` for ever; `continue label` starts again, falling off the end too. It is left by `break` of a block outside it. */
  | { readonly op: "loop"; readonly label: number; readonly body: Region; readonly pos: number }
  /**
   * Iterates: `iter` is the iterable (the operation calls iter() itself). Each item is given to `dst`, then `body` runs; `continue label` takes the
   * next. When exhausted, goes on after the operation. The iterator lives as long as the loop.
   */
  | { readonly op: "for"; readonly label: number; readonly iter: Operand; readonly dst: number; readonly body: Region; readonly pos: number }
  /** `for` over a call of the global name `range`: `callee` is what it evaluated to; when it is the built-in, no iterator object is needed. */
  | { readonly op: "forrange"; readonly label: number; readonly callee: Operand; readonly args: readonly Operand[]; readonly dst: number; readonly body: Region; readonly pos: number }
  | { readonly op: "break" | "continue"; readonly label: number }
  | { readonly op: "return"; readonly src: Operand }
  /**
   * When `body` raises, `exc` is defined as the exception instance and `handler` runs; falling off either end goes on after the
   * operation. Live at the start of `handler` are the temporaries that were live before the operation and that `body` consumes nowhere;
   * what `body` does consume, it consumes or loses: the back end releases it if it is still there when `body` raises.
   */
  | { readonly op: "try"; readonly body: Region; readonly exc: number; readonly handler: Region }
  /** `raise exc from cause`; both null is a bare `raise`. `exc` may be a class. */
  | { readonly op: "raise"; readonly exc: Operand | null; readonly cause: Operand | null; readonly pos: number }
  /** Raises again an exception instance that a `try` caught, without adding a traceback entry. */
  | { readonly op: "rethrow"; readonly exc: Operand }
  /** Makes `exc` the exception being handled; `dst` remembers the one before. */
  | { readonly op: "pushexc"; readonly dst: number; readonly exc: Operand }
  | { readonly op: "popexc"; readonly saved: Operand }
  /** `isinstance`-like test of an except clause; `star` never here. Raises TypeError for what is no exception class. */
  | { readonly op: "excmatch"; readonly dst: number; readonly exc: Operand; readonly type: Operand; readonly pos: number }
  | { readonly op: "assertionerror"; readonly dst: number }
  // ── generators ──────────────────────────────────────────────────────────────────────────────────────────────────
  /** Only in functions with `generator`. `dst` is what `send` gave. */
  | { readonly op: "yield"; readonly dst: number; readonly src: Operand; readonly pos: number }
  /** Delegates to an iterable; `dst` is its return value. */
  | { readonly op: "yieldfrom"; readonly dst: number; readonly src: Operand; readonly pos: number }
  // ── coroutines ──────────────────────────────────────────────────────────────────────────────────────────────────
  /** Only in functions with `coroutine`: delegates to an awaitable; `dst` is its result. `from` says whose result `src` is, which the TypeError for what cannot be awaited names. */
  | { readonly op: "await"; readonly dst: number; readonly src: Operand; readonly from: AwaitSource; readonly pos: number }
  /** `aiter(src)` as `async for` does it. */
  | { readonly op: "aiter"; readonly dst: number; readonly src: Operand; readonly pos: number }
  /** Awaits the next item of what `aiter` gave: the first temporary gets the item, or None at the end; the second gets whether there is one. */
  | { readonly op: "asyncnext"; readonly dsts: readonly [number, number]; readonly iter: Operand; readonly pos: number }
  // ── imports ─────────────────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "importname"; readonly dst: number; readonly name: string; readonly fromlist: readonly string[] | null; readonly level: number; readonly pos: number }
  | { readonly op: "importfrom"; readonly dst: number; readonly module: Operand; readonly name: string; readonly pos: number }
  | { readonly op: "importstar"; readonly module: Operand; readonly pos: number }
  // ── pattern matching ────────────────────────────────────────────────────────────────────────────────────────────
  | { readonly op: "matchsequence" | "matchmapping"; readonly dst: number; readonly subject: Operand }
  /** `len()` without looking up the name. */
  | { readonly op: "len"; readonly dst: number; readonly src: Operand; readonly pos: number }
  /** A tuple of the values of `keys` (a tuple), or None. */
  | { readonly op: "matchkeys"; readonly dst: number; readonly subject: Operand; readonly keys: Operand; readonly pos: number }
  /** A tuple of attributes (`count` positional ones, then `kwnames`), or None. */
  | { readonly op: "matchclass"; readonly dst: number; readonly subject: Operand; readonly cls: Operand; readonly count: number; readonly kwnames: readonly string[]; readonly pos: number };

/** Parameter counts in CPython's order of variables: positional-only, positional-or-keyword, keyword-only, `*args`, `**kwargs`. */
export interface Parameters {
  readonly posonly: number;
  /** Positional-or-keyword, without `posonly`. */
  readonly regular: number;
  readonly kwonly: number;
  readonly varargs: boolean;
  readonly varkw: boolean;
}

/** A function, lambda, comprehension, class body or module body. */
export interface IRFunction {
  readonly name: string;
  readonly qualname: string;
  readonly kind: "module" | "class" | "function" | "lambda" | "comprehension";
  readonly firstLine: number;
  readonly params: Parameters;
  /** Names of the local variables, parameters first; a name that is no Python identifier (`.0`, `.iter`) is internal. */
  readonly locals: readonly string[];
  /** Own cells. `param` is the parameter that a cell starts with. */
  readonly cells: readonly { readonly name: string; readonly param: number | null }[];
  readonly freevars: readonly string[];
  readonly generator: boolean;
  readonly coroutine: boolean;
  readonly doc: string | null;
  /** Number of temporaries; ids are `0 … temps-1`. */
  readonly temps: number;
  readonly positions: readonly Position[];
  /** The position of a generator or coroutine that has not begun. */
  readonly start?: number;
  readonly body: Region;
  /** Attribute names that methods of this class body assign on their first parameter: how many inline slots an instance wants. */
  readonly selfAttributes?: readonly string[];
}

/** A compiled source file. `functions[0]` is the module body: `(namespace)`; it returns None or, when asked to, the last expression's value. */
export interface IRModule {
  readonly name: string;
  readonly filename: string;
  readonly source: string;
  readonly functions: readonly IRFunction[];
}
