// Statements. Every loop is bounded and spends fuel (`tick`, in the prologue), so every program ends.

import { anyType, type Context, iterableOf } from "./context.ts";
import { callArguments } from "./calls.ts";
import { classDefinition, functionDefinition } from "./definitions.ts";
import { expression, index } from "./expressions.ts";
import { patternMatch } from "./patterns.ts";
import type { Scope, Variable } from "./scope.ts";
import { bool, int, listOf, type Signature, str, type Type } from "./types.ts";

/** Where a statement stands, as far as jumps are concerned. */
export interface Flow {
  /** The function whose body this is. */
  readonly signature?: Signature;
  readonly inLoop?: boolean;
}

const exceptions = ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "LookupError", "ArithmeticError", "RuntimeError", "Exception", "Custom"];

/** Up to `most` statements. */
export function statements(context: Context, scope: Scope, flow: Flow, most: number): void {
  // One decision for each statement instead of a count at the beginning: so the shrinker can take statements away one by one.
  for (let at = 0; at < most && context.budget > 0 && (at === 0 || context.choices.chance(65)); at += 1) statement(context, scope, flow);
}

function statement(context: Context, scope: Scope, flow: Flow): void {
  context.budget -= 1;
  const { choices, writer } = context;
  const simple: (readonly [number, () => void])[] = [
    [10, () => print(context, scope)],
    [14, () => assignment(context, scope)],
    [6, () => augmented(context, scope)],
    [5, () => mutation(context, scope)],
    [3, () => unpacking(context, scope)],
    [2, () => attributeAssignment(context, scope)],
    [1, () => writer.line(`assert ${expression(context, scope, bool)}, ${expression(context, scope, str, 1)}`)],
    [1, () => deletion(context, scope)],
    [1, () => raise(context, scope)],
    [2, () => advance(context, scope)],
    [1, () => changeWhileIterating(context, scope)],
    [5, () => useInstance(context, scope)],
    [2, () => changeClass(context, scope)],
    [2, () => writer.line(expression(context, scope, anyType(context), 3))],
  ];
  if (flow.inLoop === true) simple.push([2, () => writer.line(choices.pick(["break", "continue"]))]);
  const { signature } = flow;
  if (signature !== undefined) simple.push([2, () => leave(context, scope, signature)]);
  if (signature?.kind === "generator" || signature?.kind === "async generator") simple.push([10, () => yielding(context, scope, signature)]);
  if (writer.depth >= 5 || context.budget <= 0) return choices.weighted(simple)();
  const compound: (readonly [number, () => void])[] = [
    [8, () => conditional(context, scope, flow)],
    [7, () => loop(context, scope, flow)],
    [2, () => counted(context, scope, flow)],
    [7, () => attempt(context, scope, flow)],
    [2, () => managed(context, scope, flow)],
    [2, () => patternMatch(context, scope, (inner, most) => statements(context, inner, flow, most))],
  ];
  if (writer.depth < 3) compound.push([5, () => functionDefinition(context, scope)], [2, () => classDefinition(context, scope)]);
  if (scope.isAsync) compound.push([5, () => asynchronous(context, scope, flow)]);
  choices.weighted([...simple, ...compound])();
}

function print(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const variables = scope.readable();
  const value = variables.length > 0 && choices.chance(50) ? choices.pick(variables).name : expression(context, scope, anyType(context));
  writer.line(`show(${value})`);
}

// A variable to assign to: a new one or one that is there. What is new inside of a block may be unbound after it.
function target(context: Context, scope: Scope, type: Type): string {
  const { choices } = context;
  const old = scope.assignable().filter((variable) => variable.type.kind === type.kind);
  if (old.length > 0 && choices.chance(50)) return choices.pick(old).name;
  const name = context.writer.fresh(scope.kind === "class" ? "a" : "v");
  scope.variables.push({ name, type });
  return name;
}

function assignment(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const type = choices.chance(25) && scope.usable().length > 0 ? ({ kind: "instance", cls: choices.pick(scope.usable()) } as Type) : anyType(context);
  const value = expression(context, scope, type, 4);
  const first = target(context, scope, type);
  if (choices.chance(5)) writer.line(`${first} = ${target(context, scope, type)} = ${value}`);
  else if (choices.chance(5) && !scope.declared.some((variable) => variable.name === first)) writer.line(`${first}: ${choices.pick(["int", "'str'", "list[int]", "unknown"])} = ${value}`);
  else writer.line(`${first} = ${value}`);
}

function augmented(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const sub = (type: Type): string => expression(context, scope, type, 2);
  const variables = scope.assignable().filter(({ type }) => ["int", "float", "str", "list", "set", "dict", "tuple", "bytes"].includes(type.kind));
  if (variables.length === 0) return assignment(context, scope);
  const { name, type } = choices.pick(variables);
  switch (type.kind) {
    case "int": return writer.line(choices.weighted([[6, `${name} ${choices.pick(["+=", "-=", "&=", "|=", "^=", "//=", "%="])} ${sub(int)}`], [1, `${name} >>= ${choices.below(9)}`], [1, `${name} *= ${choices.below(4)}`]]));
    case "float": return writer.line(`${name} ${choices.pick(["+=", "-=", "*=", "/="])} ${sub(choices.pick([type, int]))}`);
    case "list": return writer.line(`${name} += ${sub(choices.pick([type, iterableOf(context, type.item)]))}`);
    case "dict": return writer.line(`${name} |= ${sub(type)}`);
    case "set": return writer.line(`${name} ${choices.pick(["|=", "&=", "-=", "^="])} ${sub(type)}`);
    default: return writer.line(`${name} += ${sub(type)}`);
  }
}

function mutation(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const sub = (type: Type): string => expression(context, scope, type, 2);
  const containers = scope.readable().filter(({ type }) => type.kind === "list" || type.kind === "dict" || type.kind === "set");
  if (containers.length === 0) return assignment(context, scope);
  const { name, type } = choices.pick(containers);
  if (type.kind === "list") {
    const item = (): string => sub(type.item);
    writer.line(choices.weighted<() => string>([
      [4, () => `${name}.append(${item()})`],
      [3, () => `${name}[${index(context, sub)}] = ${item()}`],
      [1, () => `${name}.insert(${index(context, sub)}, ${item()})`],
      [1, () => `${name}.extend(${sub(iterableOf(context, type.item))})`],
      [1, () => `${name}.pop(${choices.pick(["", "0", "-1", "3"])})`],
      [1, () => `${name}.remove(${item()})`],
      [1, () => `${name}.sort(key=repr)`],
      [1, () => `${name}.reverse()`],
      [1, () => `${name}[${choices.below(4)}:${choices.below(6)}] = ${sub(type)}`],
      [1, () => `${name}[::${choices.pick(["2", "-1"])}] = ${sub(type)}`],
      [1, () => `${name}[${index(context, sub)}] += ${item()}`],
      [1, () => `del ${name}[${choices.pick(["0", "-1", "1:3", "::2", index(context, sub)])}]`],
      [1, () => `${name}.clear()`],
    ])());
  } else if (type.kind === "dict") {
    const key = (): string => sub(type.key);
    writer.line(choices.weighted<() => string>([
      [5, () => `${name}[${key()}] = ${sub(type.value)}`],
      [1, () => `${name}.setdefault(${key()}, ${sub(type.value)})`],
      [1, () => `${name}.update(${sub(type)})`],
      [1, () => `${name}.pop(${key()}${choices.pick(["", ", None"])})`],
      [1, () => `${name}.popitem()`],
      [1, () => `del ${name}[${key()}]`],
      [1, () => `${name}[${key()}] += ${sub(type.value)}`],
    ])());
  } else if (type.kind === "set") {
    writer.line(`${name}.${choices.pick(["add", "discard", "remove"])}(${sub(type.item)})`);
  }
}

function unpacking(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const item = anyType(context, 1);
  const value = expression(context, scope, choices.pick<Type>([listOf(item), { kind: "tuple", items: [item, item] }, iterableOf(context, item)]), 3);
  const first = target(context, scope, item);
  const second = target(context, scope, item);
  writer.line(choices.pick([`${first}, ${second} = ${value}`, `${first}, *${target(context, scope, listOf(item))} = ${value}`, `[*${target(context, scope, listOf(item))}, ${first}] = ${value}`, `(${first}, ${second}), *${target(context, scope, listOf(item))} = ${value}, 1`]));
}

function attributeAssignment(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const fields = scope.readable().flatMap(({ name, type }) => (type.kind === "instance" ? [...type.cls.fields].map(([field, of]) => ({ name: `${name}.${field}`, type: of })) : []));
  if (fields.length === 0) return assignment(context, scope);
  const { name, type } = choices.pick(fields);
  if (choices.chance(15)) writer.line(`del ${name}`);
  else if (choices.chance(30) && (type.kind === "int" || type.kind === "str")) writer.line(`${name} += ${expression(context, scope, type, 2)}`);
  else writer.line(`${name} = ${expression(context, scope, type, 3)}`);
}

function deletion(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  if (scope.variables.length === 0) return assignment(context, scope);
  const { name } = choices.pick(scope.variables);
  writer.line(`del ${name}`);
}

function raise(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const exception = choices.pick(exceptions);
  const argument = expression(context, scope, anyType(context, 1), 1);
  const cause = choices.weighted([[6, ""], [1, " from None"], [1, ` from ${choices.pick(exceptions)}("cause")`]]);
  writer.line(choices.weighted([[6, `raise ${exception}(${argument})${cause}`], [1, `raise ${exception}${cause}`], [1, "raise"]]));
}

// A step of an iterator, most of all of a generator.
function advance(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const iterators = scope.readable().filter(({ type }) => type.kind === "iterator");
  if (iterators.length === 0) return assignment(context, scope);
  const { name } = choices.pick(iterators);
  writer.line(choices.weighted([
    [4, `show(next(${name}, "end"))`],
    [2, `show(${name}.send(${expression(context, scope, anyType(context, 0), 1)}))`],
    [1, `show(${name}.throw(${choices.pick(exceptions)}("thrown")))`],
    [1, `${name}.close()`],
    [1, `show(*${name})`],
    [1, `next(${name})`],
  ]));
}

// One of the operations that a class can define, on an instance.
function useInstance(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const instances = scope.readable().filter(({ type }) => type.kind === "instance");
  if (instances.length === 0) return assignment(context, scope);
  const { name, type } = choices.pick(instances);
  const other = (): string => (choices.chance(30) ? choices.pick(instances).name : expression(context, scope, int, 1));
  const operator = (): string => choices.pick(["+", "-", "*", "|", "%", "&", "<<", "@", "//"]);
  const attribute = (): string => (type.kind === "instance" && type.cls.fields.size > 0 ? choices.pick([...type.cls.fields.keys()]) : "zz");
  const shown = choices.weighted<() => string>([
    [3, () => `${name} ${operator()} ${other()}`],
    [2, () => `${other()} ${operator()} ${name}`],
    [3, () => `${name} ${choices.pick(["==", "<", ">", "!=", "<=", "is", "is not"])} ${other()}`],
    [2, () => `len(${name})`],
    [2, () => `${name}[${choices.pick([other(), '"k"', "1:2"])}]`],
    [2, () => `${other()} in ${name}`],
    [2, () => `${name}(${choices.pick(["", other(), "key=1"])})`],
    [2, () => `[*${name}][:5]`],
    [1, () => `bool(${name}), not ${name}`],
    [1, () => `${choices.pick(["-", "~", "+"])}${name}`],
    [1, () => `${choices.pick(["abs", "int", "float", "round", "reversed", "hash", "iter", "next", "sum", "sorted", "dict", "tuple", "bytes", "complex", "divmod"])}(${name})`],
    [1, () => `str(${name})[:40].partition(" at ")[0]`],
    [1, () => `f"{${name}:>5}"[:30].partition(" at ")[0]`],
    [2, () => `getattr(${name}, "${attribute()}"${choices.pick(["", ", 0"])})`],
    [1, () => `hasattr(${name}, "${attribute()}")`],
    [1, () => `sorted(vars(${name}))`],
    [1, () => `isinstance(${name}, (${choices.pick(["int", "str", "dict", "Base", "Manager"])}, list))`],
    [1, () => `range(5)[${name}]`],
    [1, () => `[1, 2, 3][${name}]`],
    [1, () => `{${name}: 1}[${other()}]`],
  ])();
  choices.weighted<() => void>([
    [14, () => writer.line(`show(${shown})`)],
    [2, () => writer.line(`${name} ${choices.pick(["+=", "-=", "|="])} ${other()}`)],
    [1, () => writer.line(`${name}[${choices.pick(["0", '"k"'])}] = ${other()}`)],
    [1, () => writer.line(`del ${name}[${choices.pick(["0", '"k"'])}]`)],
    [1, () => writer.line(`setattr(${name}, "${attribute()}", ${other()})`)],
    [1, () => writer.block(`for ${writer.fresh("i")} in ${name}:`, () => { writer.line("tick()"); print(context, scope); })],
    [1, () => writer.line(`a, *b = ${name}`)],
    [1, () => writer.block(`with ${name}:`, () => print(context, scope))],
  ])();
}

// A class, an instance or a built-in name that changes while the program runs.
function changeClass(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const classes = scope.usable();
  if (classes.length === 0) return assignment(context, scope);
  const cls = choices.pick(classes);
  const members = [...cls.methods.map((method) => method.name), ...cls.fields.keys(), "zz"];
  const member = choices.pick(members);
  const instances = scope.readable().filter(({ type }) => type.kind === "instance");
  const value = choices.pick([expression(context, scope, int, 1), "lambda self, *a, **k: trace(7, 7)", "property(lambda self: trace(8, 8))", "classmethod(lambda cls, *a: cls.__name__)", "staticmethod(len)"]);
  writer.line(choices.weighted<() => string>([
    [5, () => `${cls.name}.${member} = ${value}`],
    [2, () => `del ${cls.name}.${member}`],
    [2, () => `${cls.name}.${choices.pick(["__len__", "__eq__", "__add__", "__getattr__", "__call__", "__iter__", "__bool__", "__str__", "__setattr__", "__contains__"])} = lambda self, *a: ${expression(context, scope, choices.pick([int, str, bool]), 1)}`],
    [instances.length > 0 ? 2 : 0, () => `${choices.pick(instances).name}.__class__ = ${cls.name}`],
    [instances.length > 0 ? 1 : 0, () => `${choices.pick(instances).name}.__dict__[${JSON.stringify(member)}] = ${expression(context, scope, int, 1)}`],
    [1, () => `show(${cls.name}.${member})`],
    [1, () => `show([base.__name__ for base in ${cls.name}.__mro__], sorted(name for name in vars(${cls.name}) if name[0] != "_"))`],
    [1, () => `show(issubclass(${cls.name}, ${choices.pick(classes).name}))`],
  ])());
}

// Changes a container while it is iterated over.
function changeWhileIterating(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  const containers = scope.readable().filter(({ type }) => type.kind === "dict" || type.kind === "list");
  if (containers.length === 0) return assignment(context, scope);
  const { name, type } = choices.pick(containers);
  const item = writer.fresh("i");
  writer.block(`for ${item} in ${name}:`, () => {
    writer.line("tick()");
    writer.line(type.kind === "dict" ? choices.pick([`${name}[${item}] = 0`, `${name}[len(${name})] = ${item}`, `del ${name}[${item}]`]) : choices.pick([`if len(${name}) < 9: ${name}.append(${item})`, `${name}.remove(${item})`, `${name}.pop()`, `show(${name}.index(${item}))`]));
  });
}

function leave(context: Context, scope: Scope, signature: Signature): void {
  const { choices, writer } = context;
  const value = signature.kind === "async generator" ? "" : ` ${expression(context, scope, signature.result)}`;
  // Only sometimes at once: what comes after a plain return is never reached.
  if (choices.chance(30)) return writer.line(`return${value}`);
  writer.block(`if ${expression(context, scope, bool, 2)}:`, () => writer.line(`return${value}`));
}

function yielding(context: Context, scope: Scope, signature: Signature): void {
  const { choices, writer } = context;
  const value = expression(context, scope, signature.result);
  if (signature.kind === "generator" && choices.chance(20)) return writer.line(`yield from ${expression(context, scope, iterableOf(context, signature.result), 2)}`);
  writer.line(choices.weighted([[5, `yield ${value}`], [1, `show((yield ${value}))`], [1, `${context.writer.fresh("y")} = yield ${value}`]]));
}

// A block whose new variables are mostly forgotten after it, as they may be unbound there.
function nested(context: Context, scope: Scope, body: () => void): void {
  const { length } = scope.variables;
  const functions = scope.functions.length;
  const classes = scope.classes.length;
  body();
  if (context.choices.chance(10)) return;
  scope.variables.length = Math.min(scope.variables.length, length);
  scope.functions.length = Math.min(scope.functions.length, functions);
  scope.classes.length = Math.min(scope.classes.length, classes);
}

function conditional(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const branch = (): void => nested(context, scope, () => statements(context, scope, flow, 3));
  writer.block(`if ${expression(context, scope, bool)}:`, branch);
  if (choices.chance(25)) writer.block(`elif ${expression(context, scope, bool, 2)}:`, branch);
  if (choices.chance(40)) writer.block("else:", branch);
}

function loop(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const body = (variables: readonly Variable[]): void =>
    nested(context, scope, () => {
      scope.variables.push(...variables);
      writer.line("tick()");
      statements(context, scope, { ...flow, inLoop: true }, 4);
    });
  const item = choices.weighted<Type>([[5, int], [3, str], [2, anyType(context, 1)]]);
  const one = { name: writer.fresh("i"), type: item };
  const two = { name: writer.fresh("j"), type: int };
  choices.weighted<() => void>([
    [5, () => writer.block(`for ${one.name} in range(${choices.pick(["3", "5", `${expression(context, scope, int, 1)} % 6`, "4, 0, -1", "1, 9, 3"])}):`, () => body([{ ...one, type: int }]))],
    [5, () => writer.block(`for ${one.name} in ${expression(context, scope, iterableOf(context, item), 2)}:`, () => body([one]))],
    [2, () => writer.block(`for ${two.name}, ${one.name} in enumerate(${expression(context, scope, iterableOf(context, item), 2)}${choices.pick(["", ", 1"])}):`, () => body([two, one]))],
    [2, () => writer.block(`for ${one.name}, ${two.name} in zip(${expression(context, scope, iterableOf(context, item), 2)}, ${expression(context, scope, iterableOf(context, int), 2)}):`, () => body([one, two]))],
    [2, () => writer.block(`for ${one.name}, ${two.name} in ${expression(context, scope, { kind: "dict", key: str, value: int }, 2)}.items():`, () => body([{ ...one, type: str }, two]))],
  ])();
  if (choices.chance(15)) writer.block("else:", () => nested(context, scope, () => statements(context, scope, flow, 2)));
}

// A `while` loop that counts down.
function counted(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const name = writer.fresh("n");
  writer.line(`${name} = ${1 + choices.below(5)}`);
  const condition = choices.pick([name, `${name} > 0`, `${name} > 0 and ${expression(context, scope, bool, 2)}`, `(${name} := ${name} - 1) > 0`]);
  writer.block(`while ${condition}:`, () =>
    nested(context, scope, () => {
      writer.line("tick()");
      writer.line(`${name} -= 1`);
      statements(context, scope, { ...flow, inLoop: true }, 3);
    }));
  if (choices.chance(20)) writer.block("else:", () => nested(context, scope, () => statements(context, scope, flow, 2)));
}

function attempt(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const body = (most: number, inner: Flow = flow) => (): void => nested(context, scope, () => statements(context, scope, inner, most));
  writer.block("try:", body(4));
  const finallyOnly = choices.chance(15);
  if (!finallyOnly) {
    if (choices.chance(12)) return groups(context);
    const count = 1 + choices.below(2);
    for (let at = 0; at < count; at += 1) {
      const name = writer.fresh("e");
      const caught = choices.weighted([[4, "Exception"], [3, choices.pick(exceptions)], [2, `(${choices.pick(exceptions)}, ${choices.pick(exceptions)})`]]);
      writer.block(`except ${caught} as ${name}:`, () => {
        writer.line(`show(${name})`);
        if (choices.chance(30)) body(2, { ...(flow.signature === undefined ? {} : { signature: flow.signature }), ...(flow.inLoop === undefined ? {} : { inLoop: flow.inLoop }) })();
        if (choices.chance(8)) writer.line("raise");
      });
    }
    if (choices.chance(15)) writer.block("else:", body(2));
  }
  // No jumps out of a `finally`: the compiler warns of them.
  if (finallyOnly || choices.chance(25)) writer.block("finally:", () => nested(context, scope, () => print(context, scope)));
}

// What these handlers do raises nothing: the traceback of a group around a plain exception is a known difference (docs/divergences/objects.md).
function groups(context: Context): void {
  const { choices, writer } = context;
  const name = writer.fresh("e");
  writer.block(`except* ${choices.pick(exceptions)} as ${name}:`, () => writer.line(`show(${name}.exceptions)`));
  if (choices.chance(50)) writer.block("except* Exception:", () => writer.line('show("others")'));
}

function managed(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const managers = scope.usable().filter((cls) => cls.protocols.has("context"));
  const manager = (): string => {
    if (managers.length === 0 || choices.chance(50)) return `Manager(${expression(context, scope, str, 1)}, ${choices.pick(["False", "True"])})`;
    const cls = choices.pick(managers);
    return `${cls.name}(${callArguments(context, cls.initializer, (type) => expression(context, scope, type, 1))})`;
  };
  const name = writer.fresh("m");
  const head = choices.pick([`with ${manager()}:`, `with ${manager()} as ${name}:`, `with (${manager()}, ${manager()} as ${name}):`]);
  writer.block(head, () => nested(context, scope, () => statements(context, scope, flow, 3)));
}

// `async for` and `async with`, for places where `await` may stand.
function asynchronous(context: Context, scope: Scope, flow: Flow): void {
  const { choices, writer } = context;
  const generators = scope.callable().filter(({ signature }) => signature.kind === "async generator");
  if (generators.length === 0 || choices.chance(30)) {
    return writer.block(`async with AsyncManager(${expression(context, scope, str, 1)}) as ${writer.fresh("m")}:`, () => nested(context, scope, () => statements(context, scope, flow, 3)));
  }
  const { name, signature } = choices.pick(generators);
  const call = `${name}(${callArguments(context, signature.parameters, (type) => expression(context, scope, type, 1))})`;
  const item = { name: writer.fresh("i"), type: signature.result };
  if (choices.chance(40)) return writer.line(`show([${item.name} async for ${item.name} in ${call}])`);
  writer.block(`async for ${item.name} in ${call}:`, () =>
    nested(context, scope, () => {
      scope.variables.push(item);
      writer.line("tick()");
      statements(context, scope, { ...flow, inLoop: true }, 3);
    }));
}
