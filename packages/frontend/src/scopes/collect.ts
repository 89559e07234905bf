/**
 * The first pass: a table for every scope, with what it does to each name.
 *
 * The tree is visited in the order of CPython's symbol table, so that the first of several errors is the same one.
 */

import type {
  AnnAssign,
  Arguments,
  AsyncFunctionDef,
  Attribute,
  ClassDef,
  Comprehension,
  Expr,
  FunctionDef,
  GeneratorExp,
  DictComp,
  Lambda,
  ListComp,
  NamedExpr,
  Node,
  Pattern,
  Position,
  Root,
  SetComp,
  Stmt,
  Try,
  TryStar,
  TypeAlias,
  TypeParam,
} from "../ast/nodes.ts";
import type { AnalyzeOptions } from "./analyze.ts";
import { Checks } from "./checks.ts";
import { SourceFault } from "./fault.ts";
import { isFutureImport } from "./future.ts";
import type { ScopeKind } from "./scope-tree.ts";
import { Table, Use } from "./table.ts";

/** The tables of one program, by node and role, and what is wrong with the program otherwise. */
export interface Tables {
  readonly checks: Checks;
  readonly root: Table;
  readonly bodies: Map<Node, Table>;
  readonly annotations: Map<Node, Table>;
  readonly typeParams: Map<Node, Table>;
  readonly bounds: Map<Node, Table>;
  readonly defaults: Map<Node, Table>;
}

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;
type AnyFunction = FunctionDef | AsyncFunctionDef;

/** Collects the tables of `root`. Throws {@link SourceFault} for what CPython's symbol table refuses. */
export function collect(root: Root, options: Required<AnalyzeOptions>): Tables {
  return new Collector(root, options).tables;
}

class Collector {
  readonly tables: Tables;
  readonly #checks = new Checks();
  readonly #root: Root;
  readonly #futureAnnotations: boolean;
  readonly #topLevelAwait: boolean;
  #current: Table;

  constructor(root: Root, options: Required<AnalyzeOptions>) {
    const init = { kind: "module", name: "<module>", parent: null, className: null, seesClass: false } as const;
    this.#current = new Table(init);
    this.#root = root;
    this.#futureAnnotations = options.futureAnnotations;
    this.#topLevelAwait = options.topLevelAwait;
    this.tables = {
      checks: this.#checks,
      root: this.#current,
      bodies: new Map([[root, this.#current]]),
      annotations: new Map(),
      typeParams: new Map(),
      bounds: new Map(),
      defaults: new Map(),
    };
    if (root.kind === "Expression") this.#expr(root.body);
    else this.#suite(root.body);
    this.#keepAnnotations(root);
  }

  /** Runs `visit` inside a new table. */
  #enter(kind: ScopeKind, name: string, visit: (table: Table) => void, className = this.#current.className): Table {
    const outer = this.#current;
    const isLazy = kind === "annotation" || kind === "typeParams" || kind === "typeAlias" || kind === "typeBound" || kind === "typeDefault";
    const inClass = isLazy && (outer.kind === "class" || outer.seesClass);
    const table = new Table({ kind, name, parent: outer, className, seesClass: inClass });
    if (inClass) table.symbols.set("__classdict__", Use.Load);
    // How the caller wants names that are not defined yet: the one argument of lazily evaluated scopes.
    if (isLazy && kind !== "typeParams") {
      table.symbols.set(".format", Use.Parameter);
      table.parameters.push(".format");
    }
    table.mangled = kind === "class" || kind === "function" ? null : outer.mangled;
    this.#within(table, visit);
    return table;
  }

  #within(table: Table, visit: (table: Table) => void): void {
    const outer = this.#current;
    this.#current = table;
    visit(table);
    this.#current = outer;
  }

  #use(name: string, use: number, place: Position, table = this.#current): void {
    const mangled = table.mangle(name);
    const before = table.uses(mangled);
    if ((use & (Use.Local | Use.Parameter | Use.Import)) !== 0) this.#checks.binding(name, place);
    if ((use & Use.Parameter) !== 0) {
      if ((before & Use.Parameter) !== 0) throw new SourceFault(`duplicate argument '${name}' in function definition`, place);
      table.parameters.push(mangled);
    }
    if ((use & Use.TypeParameter) !== 0 && (before & Use.TypeParameter) !== 0) {
      throw new SourceFault(`duplicate type parameter '${name}'`, place);
    }
    let uses = before | use;
    if (table.inComprehensionTarget && (use & Use.Local) !== 0 && table === this.#current) {
      if ((uses & (Use.Global | Use.Nonlocal)) !== 0) {
        throw new SourceFault(`comprehension inner loop cannot rebind assignment expression target '${name}'`, place);
      }
      uses |= Use.ComprehensionTarget;
    }
    table.symbols.set(mangled, uses);
  }

  #suite(body: readonly Stmt[]): void {
    for (const statement of body) this.#stmt(statement);
  }

  #stmt(node: Stmt): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.#function(node);
      case "ClassDef":
        return this.#class(node);
      case "TypeAlias":
        return this.#typeAlias(node);
      case "Return":
        this.#checks.jump(node, this.#current);
        if (node.value !== null) this.#current.valueReturn ??= node;
        return this.#optional(node.value);
      case "Delete":
        for (const target of node.targets) {
          if (target.kind === "Name" && target.id === "__debug__") this.#checks.report("cannot delete __debug__", target);
        }
        return this.#exprs(node.targets);
      case "Assign":
        this.#exprs(node.targets);
        return this.#expr(node.value);
      case "AugAssign":
        this.#expr(node.target);
        return this.#expr(node.value);
      case "AnnAssign":
        return this.#annotatedAssignment(node);
      case "For":
      case "AsyncFor":
        if (node.kind === "AsyncFor") this.#asyncStatement(node, "for");
        this.#expr(node.target);
        this.#expr(node.iter);
        this.#checks.inLoop(node, () => this.#suite(node.body));
        return this.#suite(node.orelse);
      case "While":
        this.#expr(node.test);
        this.#checks.inLoop(node, () => this.#suite(node.body));
        return this.#suite(node.orelse);
      case "If": {
        // An `elif` chain is followed with a loop: it has no limit.
        let rest: readonly Stmt[] = [node];
        for (let first = rest[0]; rest.length === 1 && first?.kind === "If"; first = rest[0]) {
          this.#expr(first.test);
          this.#suite(first.body);
          rest = first.orelse;
        }
        return this.#suite(rest);
      }
      case "With":
      case "AsyncWith":
        if (node.kind === "AsyncWith") this.#asyncStatement(node, "with");
        for (const item of node.items) {
          this.#expr(item.context_expr);
          this.#optional(item.optional_vars);
        }
        return node.items.reduceRight<() => void>((body, item) => () => this.#checks.inBlock(item.context_expr, body), () => this.#suite(node.body))();
      case "Match":
        this.#expr(node.subject);
        this.#checks.cases(node.cases);
        for (const { pattern, guard, body } of node.cases) {
          this.#pattern(pattern);
          this.#optional(guard);
          this.#suite(body);
        }
        return;
      case "Raise":
        this.#optional(node.exc);
        return this.#optional(node.cause);
      case "Try":
      case "TryStar":
        return this.#try(node);
      case "Assert":
        this.#expr(node.test);
        return this.#optional(node.msg);
      case "Import":
      case "ImportFrom":
        this.#futureImport(node);
        for (const alias of node.names) {
          if (alias.name !== "*") {
            // `import a.b` binds `a`.
            const bound = alias.asname ?? (alias.name.split(".")[0] as string);
            this.#use(bound, Use.Import, alias);
          } else if (this.#current.kind !== "module") {
            throw new SourceFault("import * only allowed at module level", alias);
          }
        }
        return;
      case "Global":
        return this.#declare(node, node.names, Use.Global);
      case "Nonlocal":
        return this.#declare(node, node.names, Use.Nonlocal);
      case "Expr":
        return this.#expr(node.value);
      case "Pass":
        return;
      case "Break":
      case "Continue":
        return this.#checks.jump(node, this.#current);
    }
  }

  #try(node: Try | TryStar): void {
    this.#checks.inBlock(node, () => this.#suite(node.body));
    node.handlers.forEach((handler, index) => {
      if (handler.type === null && index < node.handlers.length - 1) {
        this.#checks.report("default 'except:' must be last", handler);
      }
      this.#optional(handler.type);
      if (handler.name !== null) this.#use(handler.name, Use.Local, handler);
      const visit = (): void => this.#suite(handler.body);
      if (node.kind === "Try") this.#checks.inBlock(handler, visit);
      else this.#checks.inExceptStar(handler, visit);
    });
    this.#suite(node.orelse);
    this.#suite(node.finalbody);
  }

  /** Those at the top level have been looked at before. */
  #futureImport(node: Stmt): void {
    if (!isFutureImport(node) || (this.#root.kind !== "Expression" && this.#root.body.includes(node))) return;
    throw new SourceFault("from __future__ imports must occur at the beginning of the file", node);
  }

  #asyncStatement(node: Stmt, what: string): void {
    this.#checks.asyncStatement(node, what, this.#current, this.#topLevelAwait);
  }

  /** `global` and `nonlocal`, which have to come before every other use of the name. */
  #declare(node: Position, names: readonly string[], use: number): void {
    const word = use === Use.Global ? "global" : "nonlocal";
    const table = this.#current;
    for (const name of names) {
      const mangled = table.mangle(name);
      const uses = table.uses(mangled);
      if ((uses & Use.Parameter) !== 0) throw new SourceFault(`name '${name}' is parameter and ${word}`, node);
      if ((uses & Use.Load) !== 0) throw new SourceFault(`name '${name}' is used prior to ${word} declaration`, node);
      if ((uses & Use.Annotated) !== 0) throw new SourceFault(`annotated name '${name}' can't be ${word}`, node);
      if ((uses & Use.Local) !== 0) {
        throw new SourceFault(`name '${name}' is assigned to before ${word} declaration`, node);
      }
      if (!table.directives.has(mangled)) table.directives.set(mangled, node);
      this.#use(name, use, node);
    }
  }

  #annotatedAssignment(node: AnnAssign): void {
    const { target, annotation, value } = node;
    const table = this.#current;
    if (target.kind === "Name") {
      const uses = table.uses(table.mangle(target.id));
      if (node.simple === 1 && (uses & (Use.Global | Use.Nonlocal)) !== 0 && table.kind !== "module") {
        const word = (uses & Use.Global) !== 0 ? "global" : "nonlocal";
        throw new SourceFault(`annotated name '${target.id}' can't be ${word}`, node);
      }
      if (node.simple === 1) this.#use(target.id, Use.Annotated | Use.Local, target);
      else if (value !== null) this.#use(target.id, Use.Local, target);
    } else {
      this.#expr(target);
    }
    const visit = (): void => this.#expr(annotation);
    if (node.simple === 1 && !table.isFunctionLike && !this.#futureAnnotations) {
      // All annotations of a module or class are evaluated by one function.
      if (table.annotations === null) table.annotations = this.#annotations(visit);
      else this.#within(table.annotations, visit);
    } else {
      // Those of a function's variables and of other targets never are, but must be sound.
      this.#annotations(visit);
      this.#forgetLast();
    }
    this.#optional(value);
  }

  /** A new annotation scope in the current one. */
  #annotations(visit: () => void): Table {
    return this.#enter("annotation", "__annotate__", (table) => {
      table.description = "an annotation";
      visit();
    });
  }

  /** Takes the scope made last out of the tree again: its code never runs. */
  #forgetLast(): void {
    this.#current.children.pop();
  }

  /** Enters the annotation scope of a module or class, now that it is complete. */
  #keepAnnotations(node: Root | ClassDef): void {
    const { annotations } = this.#current;
    if (annotations !== null) this.tables.annotations.set(node, annotations);
  }

  #function(node: AnyFunction): void {
    this.#use(node.name, Use.Local, node);
    this.#defaults(node.args);
    this.#exprs(node.decorator_list);
    this.#generic(node, node.type_params, () => {
      this.#functionAnnotations(node);
      const table = this.#enter("function", node.name, (inner) => {
        inner.isAsync = node.kind === "AsyncFunctionDef";
        inner.isCoroutine = inner.isAsync;
        this.#parameters(node.args);
        this.#checks.inFunction(() => this.#suite(node.body));
        if (inner.isAsync && inner.isGenerator && inner.valueReturn !== null) {
          this.#checks.report("'return' with value in async generator", inner.valueReturn);
        }
      });
      this.tables.bodies.set(node, table);
    });
  }

  #functionAnnotations(node: AnyFunction): void {
    const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
    const all = [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg];
    const annotations = all.map((arg) => arg?.annotation ?? null).filter((annotation) => annotation !== null);
    if (node.returns !== null) annotations.push(node.returns);
    if (annotations.length === 0) return;
    // `*args: *Ts` may be starred.
    const table = this.#annotations(() => this.#elements(annotations));
    if (this.#futureAnnotations) this.#forgetLast();
    else this.tables.annotations.set(node, table);
  }

  #class(node: ClassDef): void {
    this.#use(node.name, Use.Local, node);
    this.#exprs(node.decorator_list);
    this.#generic(node, node.type_params, () => {
      this.#elements(node.bases);
      this.#checks.keywords(node.keywords);
      for (const keyword of node.keywords) this.#expr(keyword.value);
      const visit = (): void => {
        this.#checks.inFunction(() => this.#suite(node.body));
        this.#keepAnnotations(node);
      };
      this.tables.bodies.set(node, this.#enter("class", node.name, visit, node.name));
    });
  }

  #typeAlias(node: TypeAlias): void {
    this.#expr(node.name);
    this.#generic(node, node.type_params, () => {
      const table = this.#enter("typeAlias", node.name.id, (inner) => {
        inner.description = "a type alias";
        this.#expr(node.value);
      });
      this.tables.bodies.set(node, table);
    });
  }

  /** Runs `visit` in the function that binds the type parameters, if there are any. */
  #generic(node: AnyFunction | ClassDef | TypeAlias, params: readonly TypeParam[], visit: () => void): void {
    if (params.length === 0) return visit();
    const name = node.kind === "TypeAlias" ? node.name.id : node.name;
    const className = node.kind === "ClassDef" ? node.name : this.#current.className;
    const enter = (table: Table): void => {
      table.description = "the definition of a generic";
      // Defaults are evaluated before and outside.
      if ("args" in node) {
        const given = [node.args.defaults.length > 0 ? [".defaults"] : [], node.args.kw_defaults.some((value) => value !== null) ? [".kwdefaults"] : []];
        for (const name of given.flat()) {
          table.symbols.set(name, Use.Parameter);
          table.parameters.push(name);
        }
      }
      if (node.kind === "ClassDef") table.mangled = new Set(params.map((param) => param.name));
      for (const param of params) this.#typeParam(param);
      const firstDefault = params.findIndex((param) => param.default_value !== null);
      const bare = firstDefault < 0 ? undefined : params.slice(firstDefault).find((param) => param.default_value === null);
      if (bare !== undefined) this.#checks.report(`non-default type parameter '${bare.name}' follows default type parameter`, bare);
      visit();
    };
    const table = this.#enter("typeParams", `<generic parameters of ${name}>`, enter, className);
    this.tables.typeParams.set(node, table);
  }

  #typeParam(param: TypeParam): void {
    this.#use(param.name, Use.TypeParameter | Use.Local, param);
    if (param.kind === "TypeVar" && param.bound !== null) {
      const { bound } = param;
      const what = bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
      this.tables.bounds.set(param, this.#lazy("typeBound", param.name, what, bound));
    }
    if (param.default_value !== null) {
      this.tables.defaults.set(param, this.#lazy("typeDefault", param.name, `a ${param.kind} default`, param.default_value));
    }
  }

  #lazy(kind: ScopeKind, name: string, description: string, value: Expr): Table {
    return this.#enter(kind, name, (table) => {
      table.description = description;
      this.#elements([value]);
    });
  }

  #defaults(args: Arguments): void {
    this.#exprs(args.defaults);
    for (const value of args.kw_defaults) this.#optional(value);
  }

  /** In the order of CPython's `co_varnames`. */
  #parameters(args: Arguments): void {
    const table = this.#current;
    for (const group of [args.posonlyargs, args.args, args.kwonlyargs]) {
      for (const arg of group) this.#use(arg.arg, Use.Parameter, arg);
    }
    if (args.vararg !== null) {
      this.#use(args.vararg.arg, Use.Parameter, args.vararg);
      table.hasVarargs = true;
    }
    if (args.kwarg !== null) {
      this.#use(args.kwarg.arg, Use.Parameter, args.kwarg);
      table.hasVarkeywords = true;
    }
  }

  #exprs(list: readonly Expr[]): void {
    for (const expr of list) this.#expr(expr);
  }

  /** Expressions of which some may be starred. */
  #elements(list: readonly Expr[]): void {
    for (const expr of list) this.#expr(expr.kind === "Starred" ? expr.value : expr);
  }

  #optional(node: Expr | null): void {
    if (node !== null) this.#expr(node);
  }

  #expr(node: Expr): void {
    switch (node.kind) {
      case "Name":
        return this.#name(node.id, node.ctx !== "Load", node);
      case "Constant":
        return;
      case "BinOp":
      case "Attribute":
      case "Subscript":
      case "Call":
        return this.#chain(node);
      case "BoolOp":
        return this.#exprs(node.values);
      case "NamedExpr":
        return this.#walrus(node);
      case "UnaryOp":
        return this.#expr(node.operand);
      case "Lambda":
        return this.#lambda(node);
      case "IfExp":
        this.#expr(node.test);
        this.#expr(node.body);
        return this.#expr(node.orelse);
      case "Dict":
        for (const key of node.keys) this.#optional(key);
        return this.#exprs(node.values);
      case "Set":
        return this.#elements(node.elts);
      case "List":
      case "Tuple":
        if (node.ctx === "Store") this.#checks.unpacking(node, node.elts);
        return this.#elements(node.elts);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return this.#comprehension(node);
      case "Await":
        this.#refuseInLazyScope("await expression", node);
        this.#checks.suspension(node, this.#current);
        this.#expr(node.value);
        this.#current.isCoroutine = true;
        return;
      case "Yield":
        this.#refuseInLazyScope("yield expression", node);
        this.#checks.suspension(node, this.#current);
        this.#optional(node.value);
        return this.#yields(node);
      case "YieldFrom":
        this.#refuseInLazyScope("yield expression", node);
        this.#checks.suspension(node, this.#current);
        this.#expr(node.value);
        return this.#yields(node);
      case "Compare":
        this.#expr(node.left);
        return this.#exprs(node.comparators);
      case "FormattedValue":
      case "Interpolation":
        this.#expr(node.value);
        return this.#optional(node.format_spec);
      case "JoinedStr":
      case "TemplateStr":
        return this.#exprs(node.values);
      case "Starred":
        this.#checks.loneStar(node);
        return this.#expr(node.value);
      case "Slice":
        this.#optional(node.lower);
        this.#optional(node.upper);
        return this.#optional(node.step);
    }
  }

  /** `a + b + c`, `a.b.c`, `f(x)(y)`: from the innermost outwards, with a loop. */
  #chain(node: Expr): void {
    const links: Expr[] = [];
    let base = node;
    for (;;) {
      if (base.kind === "BinOp") links.push(base), (base = base.left);
      else if (base.kind === "Attribute" || base.kind === "Subscript") links.push(base), (base = base.value);
      else if (base.kind === "Call") links.push(base), (base = base.func);
      else break;
    }
    this.#expr(base);
    for (let link = links.pop(); link !== undefined; link = links.pop()) {
      if (link.kind === "BinOp") this.#expr(link.right);
      else if (link.kind === "Attribute") this.#attribute(link);
      else if (link.kind === "Subscript") this.#expr(link.slice);
      else if (link.kind === "Call") {
        this.#elements(link.args);
        this.#checks.keywords(link.keywords);
        for (const keyword of link.keywords) this.#expr(keyword.value);
      }
    }
  }

  #attribute(node: Attribute): void {
    if (node.attr !== "__debug__" || node.ctx === "Load") return;
    this.#checks.report(`cannot ${node.ctx === "Del" ? "delete" : "assign to"} __debug__`, node);
  }

  #name(id: string, binds: boolean, place: Position): void {
    this.#use(id, binds ? Use.Local : Use.Load, place);
    // `super()` finds its class through this cell.
    if (!binds && id === "super" && this.#current.isFunctionLike) this.#use("__class__", Use.Load, place);
  }

  #yields(node: Expr): void {
    const table = this.#current;
    table.isGenerator = true;
    if (table.kind === "comprehension" || table.kind === "genexpr") {
      throw new SourceFault(`'yield' inside ${table.description}`, node);
    }
  }

  /** Expressions that would suspend or bind in a scope that is evaluated lazily. */
  #refuseInLazyScope(what: string, node: Position): void {
    const { kind, description } = this.#current;
    if (kind === "annotation" || kind === "typeParams" || kind === "typeAlias" || kind === "typeBound" || kind === "typeDefault") {
      throw new SourceFault(`${what} cannot be used within ${description}`, node);
    }
  }

  #lambda(node: Lambda): void {
    this.#defaults(node.args);
    const table = this.#enter("lambda", "<lambda>", () => {
      this.#parameters(node.args);
      this.#checks.inFunction(() => this.#expr(node.body));
    });
    this.tables.bodies.set(node, table);
  }

  #comprehension(node: AnyComprehension): void {
    const outer = this.#current;
    const [first, ...rest] = node.generators as [Comprehension, ...Comprehension[]];
    outer.iterableDepth++;
    this.#expr(first.iter);
    outer.iterableDepth--;
    const isGenerator = node.kind === "GeneratorExp";
    const table = this.#enter(isGenerator ? "genexpr" : "comprehension", COMPREHENSION_NAMES[node.kind], (inner) => {
      inner.description = COMPREHENSION_DESCRIPTIONS[node.kind];
      inner.inlined = !isGenerator && !outer.seesClass;
      inner.isGenerator = false;
      if (first.is_async === 1) inner.isCoroutine = true;
      if (!inner.inlined) this.#use(".0", Use.Parameter, node);
      this.#comprehensionTarget(first.target);
      this.#exprs(first.ifs);
      for (const generator of rest) {
        this.#comprehensionTarget(generator.target);
        inner.iterableDepth++;
        this.#expr(generator.iter);
        inner.iterableDepth--;
        this.#exprs(generator.ifs);
        if (generator.is_async === 1) inner.isCoroutine = true;
      }
      if (node.kind === "DictComp") {
        this.#expr(node.key);
        this.#expr(node.value);
      } else {
        this.#expr(node.elt);
      }
      inner.isGenerator = isGenerator;
    });
    this.tables.bodies.set(node, table);
    if (table.isCoroutine && !isGenerator) {
      if (!this.#mayAwait(outer)) {
        throw new SourceFault("asynchronous comprehension outside of an asynchronous function", node);
      }
      outer.isCoroutine = true;
    }
  }

  /** Whether an asynchronous comprehension may stand directly in `table`. */
  #mayAwait(table: Table): boolean {
    if (table.kind === "comprehension" || table.kind === "genexpr") return true;
    return table.kind === "module" ? this.#topLevelAwait : table.isAsync;
  }

  #comprehensionTarget(target: Expr): void {
    const table = this.#current;
    table.inComprehensionTarget = true;
    this.#expr(target);
    table.inComprehensionTarget = false;
  }

  #walrus(node: NamedExpr): void {
    const table = this.#current;
    this.#refuseInLazyScope("named expression", node);
    if (table.iterableDepth > 0) {
      throw new SourceFault("assignment expression cannot be used in a comprehension iterable expression", node);
    }
    if (table.kind === "comprehension" || table.kind === "genexpr") this.#bindOutsideComprehensions(node);
    this.#expr(node.value);
    this.#expr(node.target);
  }

  /** A walrus in a comprehension binds in the function or module around all comprehensions. */
  #bindOutsideComprehensions(node: NamedExpr): void {
    const { target } = node;
    const inner = this.#current;
    for (let table: Table | null = inner; table !== null; table = table.parent) {
      switch (table.kind) {
        case "comprehension":
        case "genexpr":
          if ((table.uses(table.mangle(target.id)) & Use.ComprehensionTarget) !== 0) {
            const message = `assignment expression cannot rebind comprehension iteration variable '${target.id}'`;
            throw new SourceFault(message, target);
          }
          continue;
        case "function":
        case "lambda": {
          const isGlobal = (table.uses(table.mangle(target.id)) & Use.Global) !== 0;
          this.#use(target.id, isGlobal ? Use.Global : Use.Nonlocal, target);
          return this.#use(target.id, Use.Local, target, table);
        }
        case "module":
          this.#use(target.id, Use.Global, target);
          return this.#use(target.id, Use.Global, target, table);
        case "class":
          throw new SourceFault("assignment expression within a comprehension cannot be used in a class body", target);
        default:
          throw new SourceFault(
            `assignment expression within a comprehension cannot be used within ${table.description}`,
            target,
          );
      }
    }
  }

  #pattern(node: Pattern): void {
    switch (node.kind) {
      case "MatchValue":
        return this.#expr(node.value);
      case "MatchSingleton":
        return;
      case "MatchSequence":
      case "MatchOr":
        return this.#patterns(node.patterns);
      case "MatchMapping":
        this.#exprs(node.keys);
        this.#patterns(node.patterns);
        if (node.rest !== null) this.#use(node.rest, Use.Local, node);
        return;
      case "MatchClass":
        this.#expr(node.cls);
        this.#patterns(node.patterns);
        return this.#patterns(node.kwd_patterns);
      case "MatchStar":
        if (node.name !== null) this.#use(node.name, Use.Local, node);
        return;
      case "MatchAs":
        if (node.pattern !== null) this.#pattern(node.pattern);
        if (node.name !== null) this.#use(node.name, Use.Local, node);
    }
  }

  #patterns(list: readonly Pattern[]): void {
    for (const pattern of list) this.#pattern(pattern);
  }
}

const COMPREHENSION_NAMES = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

const COMPREHENSION_DESCRIPTIONS = {
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  GeneratorExp: "generator expression",
} as const;
