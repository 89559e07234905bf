// Functions and classes.

import { anyType, type Context, instanceOf } from "./context.ts";
import { callArguments } from "./calls.ts";
import { expression, literal } from "./expressions.ts";
import { Scope } from "./scope.ts";
import { statements } from "./statements.ts";
import { bool, type ClassModel, type FunctionKind, int, type Method, type Parameter, type ParameterKind, type Signature, str, type Type } from "./types.ts";

/** A `def` (or `async def`), which can be called from then on. */
export function functionDefinition(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const kind = choices.weighted<FunctionKind>([[10, "plain"], [4, "generator"], [2, "coroutine"], [1, "async generator"]]);
  const signature: Signature = { parameters: parameters(context), result: anyType(context), kind };
  const name = writer.fresh("f");
  if (choices.chance(12)) writer.line(choices.pick(["@traced", "@traced_as('tag')", "@(lambda f: f)"]));
  define(context, scope, name, signature);
  scope.functions.push({ name, signature });
}

function parameters(context: Context): Parameter[] {
  const { choices, writer } = context;
  const list: Parameter[] = [];
  const add = (kind: ParameterKind, optional: boolean): void => void list.push({ name: writer.fresh("p"), kind, type: anyType(context, 1), optional });
  // Now and then more than travel as arguments of one WebAssembly function.
  const count = choices.chance(8) ? 6 + choices.below(7) : choices.below(4);
  let optional = false;
  const positional = choices.chance(10) ? 1 : 0;
  for (let at = 0; at < count; at += 1) {
    optional ||= choices.chance(25);
    add(at < positional ? "positional" : "plain", optional);
  }
  const rest = choices.chance(12);
  if (rest) add("rest", true);
  if (choices.chance(12)) add("keyword", choices.chance(50));
  if (choices.chance(8)) add("keywords", true);
  return list;
}

// How a parameter list reads.
function header(context: Context, scope: Scope, list: readonly Parameter[], first?: string): string {
  const parts: string[] = first === undefined ? [] : [first];
  list.forEach((parameter, index) => {
    const value = parameter.optional ? `=${literal(context, scope, parameter.type)}` : "";
    if (parameter.kind === "rest") parts.push(`*${parameter.name}`);
    else if (parameter.kind === "keywords") parts.push(`**${parameter.name}`);
    else {
      if (parameter.kind === "keyword" && list[index - 1]?.kind !== "rest") parts.push("*");
      parts.push(parameter.name + value);
      if (parameter.kind === "positional" && list[index + 1]?.kind !== "positional") parts.push("/");
    }
  });
  return parts.join(", ");
}

function define(context: Context, scope: Scope, name: string, signature: Signature, self?: { readonly name: string; readonly type?: Type }): void {
  const { choices, writer } = context;
  const isAsync = signature.kind === "coroutine" || signature.kind === "async generator";
  const head = `${isAsync ? "async " : ""}def ${name}(${header(context, scope, signature.parameters, self?.name)}):`;
  const inner = new Scope("function", scope, isAsync);
  if (self?.type !== undefined) inner.variables.push({ name: self.name, type: self.type });
  for (const parameter of signature.parameters) inner.variables.push({ name: parameter.name, type: typeInside(parameter) });
  writer.block(head, () => {
    declareOuter(context, scope, inner);
    writer.line("tick()");
    if (choices.chance(12)) recursion(context, inner, name, signature, self !== undefined);
    statements(context, inner, { signature }, 5);
    const above = self?.type?.kind === "instance" && self.type.cls.base?.methods.some((method) => method.name === name) === true;
    if (above && choices.chance(50)) writer.line(`show(super().${name}${self.type?.kind === "instance" && self.type.cls.base?.methods.some((method) => method.name === name && method.binding === "property") === true ? "" : `(${callArguments(context, signature.parameters, (type) => expression(context, inner, type, 1))})`})`);
    if (signature.kind === "generator" || signature.kind === "async generator") writer.line(`yield ${expression(context, inner, signature.result)}`);
    else if (!choices.chance(4)) writer.line(`return ${expression(context, inner, signature.result)}`);
  });
}

function typeInside({ kind, type }: Parameter): Type {
  if (kind === "rest") return { kind: "tuple", items: [type, type] };
  return kind === "keywords" ? { kind: "dict", key: str, value: type } : type;
}

// `global` and `nonlocal` for some of the variables around.
function declareOuter(context: Context, scope: Scope, inner: Scope): void {
  const { choices, writer } = context;
  if (!choices.chance(25)) return;
  let at: Scope | undefined = scope;
  while (at?.kind === "class") at = at.outer;
  const own = at?.variables.filter(({ name }) => !name.startsWith("p") && !inner.variables.some((variable) => variable.name === name)) ?? [];
  if (at === undefined || own.length === 0) return;
  const variable = choices.pick(own);
  if (at.kind === "function" && at.declared.includes(variable)) return;
  writer.line(`${at.kind === "module" ? "global" : "nonlocal"} ${variable.name}`);
  inner.declared.push(variable);
}

// A call of itself that ends: the prologue's counter stops all that goes too deep.
function recursion(context: Context, scope: Scope, name: string, signature: Signature, isMethod: boolean): void {
  const { writer } = context;
  const counter = signature.parameters.find(({ kind, type }) => kind === "plain" && type.kind === "int");
  if (counter === undefined || isMethod || signature.kind !== "plain") return;
  const others = callArguments(context, signature.parameters.filter((parameter) => parameter !== counter && !parameter.optional && parameter.kind === "keyword"), (type) => expression(context, scope, type, 1));
  if (signature.parameters.some((parameter) => parameter !== counter && !parameter.optional && parameter.kind !== "keyword")) return;
  writer.block(`if 0 < ${counter.name} < 8:`, () => writer.line(`show(${name}(${counter.name}=${counter.name} - 1${others === "" ? "" : `, ${others}`}))`));
}

/** A `class`, of which instances can be made from then on. */
export function classDefinition(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const name = writer.fresh("C");
  const bases = scope.usable();
  const base = bases.length > 0 && choices.chance(45) ? choices.pick(bases) : undefined;
  const initializer = base !== undefined && choices.chance(40) ? undefined : parameters(context);
  const fields = new Map<string, Type>(base?.fields);
  const methods: Method[] = [...(base?.methods ?? [])];
  const protocols = new Set<string>(base?.protocols);
  const model: ClassModel = { name, base, initializer: initializer ?? base?.initializer ?? [], fields, methods, protocols };
  const inner = new Scope("class", scope);
  const keywords = choices.chance(4) ? ["metaclass=Meta"] : [];
  const parents = base === undefined ? (choices.chance(70) ? ["Base"] : choices.chance(40) ? [choices.pick(["dict", "list", "int", "str", "Exception", "Manager", "tuple"])] : []) : [base.name];
  const second = choices.chance(12) ? choices.pick(["Base", "Manager", ...bases.map((cls) => cls.name)]) : undefined;
  if (second !== undefined && !parents.includes(second)) parents.push(second);
  parents.push(...keywords);
  if (choices.chance(4)) writer.line("@decorated");
  writer.block(`class ${name}${parents.length === 0 ? "" : `(${parents.join(", ")})`}:`, () => {
    if (choices.chance(5)) writer.line(`__slots__ = (${choices.pick([`"x0", "x1"`, `"x2",`, `"__dict__",`, ""])})`);
    if (choices.chance(30)) classAttribute(context, inner, fields);
    if (initializer !== undefined) initialize(context, inner, model, initializer, fields);
    const count = choices.below(4);
    for (let at = 0; at < count; at += 1) method(context, inner, model, methods);
    if (choices.chance(45)) protocol(context, inner, model, protocols, methods);
  });
  scope.classes.push(model);
  if (choices.chance(70)) {
    const variable = writer.fresh("o");
    writer.line(`${variable} = ${name}(${callArguments(context, model.initializer, (type) => expression(context, scope, type, 1))})`);
    scope.variables.push({ name: variable, type: instanceOf(model) });
  }
}

function classAttribute(context: Context, inner: Scope, fields: Map<string, Type>): void {
  const { choices, writer } = context;
  const type = anyType(context, 1);
  const name = writer.fresh("x");
  writer.line(`${name} = ${expression(context, inner, type, 2)}`);
  inner.variables.push({ name, type });
  fields.set(name, type);
  if (choices.chance(20)) {
    const described = writer.fresh("x");
    writer.line(`${described} = Described(${JSON.stringify(described)})`);
    fields.set(described, int);
  }
}

function initialize(context: Context, scope: Scope, model: ClassModel, list: readonly Parameter[], fields: Map<string, Type>): void {
  const { choices, writer } = context;
  const inner = new Scope("function", scope);
  for (const parameter of list) inner.variables.push({ name: parameter.name, type: typeInside(parameter) });
  writer.block(`def __init__(${header(context, scope, list, "self")}):`, () => {
    if (model.base !== undefined) writer.line(`super().__init__(${callArguments(context, model.base.initializer, (type) => expression(context, inner, type, 1))})`);
    const count = 1 + choices.below(3);
    for (let at = 0; at < count; at += 1) {
      const type = anyType(context, 1);
      const old = [...fields.keys()].filter((field) => fields.get(field)?.kind === type.kind);
      const name = old.length > 0 && choices.chance(30) ? choices.pick(old) : writer.fresh("x");
      writer.line(`self.${name} = ${expression(context, inner, type, 2)}`);
      fields.set(name, type);
    }
  });
}

function method(context: Context, scope: Scope, model: ClassModel, methods: Method[]): void {
  const { choices, writer } = context;
  const binding = choices.weighted<Method["binding"]>([[8, "instance"], [2, "property"], [1, "class"], [1, "static"]]);
  const inherited = methods.filter((old) => old.binding === binding && !methods.some((other) => other !== old && other.name === old.name));
  const overridden = model.base !== undefined && inherited.length > 0 && choices.chance(40) ? choices.pick(inherited) : undefined;
  const kind = binding === "property" ? "plain" : choices.weighted<FunctionKind>([[10, "plain"], [2, "generator"]]);
  const signature = overridden?.signature ?? { parameters: binding === "property" ? [] : parameters(context), result: anyType(context), kind };
  const name = overridden?.name ?? writer.fresh("m");
  if (binding === "property") writer.line("@property");
  else if (binding !== "instance") writer.line(`@${binding}method`);
  const self = binding === "static" ? undefined : binding === "class" ? { name: "cls" } : { name: "self", type: instanceOf({ ...model, methods: [...methods] }) };
  define(context, scope, name, signature, self);
  if (overridden === undefined) methods.push({ name, binding, signature });
}

function protocol(context: Context, scope: Scope, model: ClassModel, protocols: Set<string>, methods: Method[]): void {
  const { choices, writer } = context;
  const inner = new Scope("function", scope);
  inner.variables.push({ name: "self", type: instanceOf({ ...model, methods: [...methods] }) }, { name: "other", type: int });
  const value = (type: Type): string => expression(context, inner, type, 2);
  const write = (name: string, list: string, ...body: string[]): void =>
    writer.block(`def ${name}(${list}):`, () => {
      writer.line("tick()");
      for (const text of body) writer.line(text);
    });
  choices.weighted<() => void>([
    [2, () => write("__len__", "self", `return ${value(int)}`)],
    [2, () => write("__getitem__", "self, other", `if other == 4: raise IndexError(other)`, `return ${value(int)}`)],
    [2, () => write("__iter__", "self", `yield ${value(int)}`, `yield from ${value({ kind: "list", item: int })}`)],
    [2, () => write("__contains__", "self, other", `return ${value(bool)}`)],
    [2, () => write("__call__", "self, other=1", `return ${value(int)}`)],
    [2, () => write("__bool__", "self", `return ${value(bool)}`)],
    [2, () => { write(choices.pick(["__add__", "__sub__", "__or__", "__mod__"]), "self, other", `return ${choices.pick([value(int), "NotImplemented"])}`); write(choices.pick(["__radd__", "__rsub__", "__iadd__"]), "self, other", `return ${value(int)}`); }],
    [2, () => { write("__eq__", "self, other", `return ${choices.pick([value(bool), "NotImplemented"])}`); if (choices.chance(50)) write("__hash__", "self", `return ${value(int)}`); }],
    [2, () => write(choices.pick(["__lt__", "__gt__", "__le__"]), "self, other", `return ${value(bool)}`)],
    [2, () => write("__getattr__", "self, name", `show("getattr", name)`, `if name.startswith("__"): raise AttributeError(name)`, `return ${value(int)}`)],
    [1, () => write("__setattr__", "self, name, value", `show("setattr", name)`, "super().__setattr__(name, value)")],
    [1, () => { write("__enter__", "self", `return ${value(int)}`); write("__exit__", "self, kind, error, traceback", "show(kind)", `return ${value(bool)}`); protocols.add("context"); }],
    [1, () => write("__missing__", "self, key", `show("missing", key)`, `return ${value(int)}`)],
    [1, () => write("__delattr__", "self, name", `show("delattr", name)`, "super().__delattr__(name)")],
    [1, () => write("__getattribute__", "self, name", `if name[:1] == "x": show("get", name)`, "return super().__getattribute__(name)")],
    [1, () => write("__set_name__", "self, owner, name", `show(owner.__name__, name)`)],
    [1, () => write("__new__", "cls, *args, **kw", `show("new", cls.__name__)`, "return super().__new__(cls)")],
    [1, () => { write("__get__", "self, instance, owner", `show("get", owner.__name__)`, `return ${value(int)}`); if (choices.chance(50)) write("__set__", "self, instance, value", `show("set", value)`); }],
    [1, () => { write("__getitem__", "self, key", `show("item", key)`, `return ${value(int)}`); write("__setitem__", "self, key, value", `show("store", key, value)`); write("__delitem__", "self, key", `show("delete", key)`); }],
    [1, () => { write("__next__", "self", `self.left = getattr(self, "left", 3) - 1`, `if self.left < 0: raise StopIteration(${value(int)})`, `return ${value(int)}`); write("__iter__", "self", "return self"); }],
    [1, () => write(choices.pick(["__neg__", "__invert__", "__abs__", "__int__", "__float__", "__complex__", "__round__", "__length_hint__", "__hash__", "__sizeof__", "__dir__", "__bytes__"]), "self", `return ${value(choices.pick([int, int, anyType(context)]))}`)],
    [1, () => write("__str__", "self", `return ${value(str)}`)],
    [1, () => write("__format__", "self, spec", `return ${value(str)} + spec`)],
    [1, () => write("__index__", "self", `return ${value(int)}`)],
    [1, () => write("__init_subclass__", "cls, **kw", `show("subclass", cls.__name__, kw)`)],
    [1, () => write("__class_getitem__", "cls, other", `return ${literal(context, inner, int)}`)],
    [1, () => write("__reversed__", "self", `return iter(${value({ kind: "list", item: int })})`)],
  ])();
}
