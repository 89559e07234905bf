// Calls of every form, and the making of functions and classes.

import { DICT_SCAN, FUNC_BINDING, FUNC_FILL, FUNC_TABLE, NONE, OBJ_TYPE, TS_TYPE_FUNCTION, UNBOUND } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import { TUPLE } from "../../analysis/value-type.ts";
import type { Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { FunctionEmitter, Kept } from "../function/emitter.ts";
import { bindArguments, type KnownFunction, type Source } from "../known-function.ts";
import type { ModuleContext } from "../module-context.ts";
import { callKeywordsFunction } from "../prelude/binding.ts";
import { DIRECT_ARGUMENTS, callFunction, callSpecialFunction, callStarredFunction, methodFunction, methodKeywordsFunction, superFunction } from "../prelude/calls.ts";
import { containerMethod } from "../prelude/container-methods.ts";
import { foundInTypeFunction, foundKeywordsFunction, foundMethodFunction } from "../prelude/found-methods.ts";
import { SMALL_DISPLAY, smallDictFunction, smallTupleFunction } from "../prelude/memory.ts";
import { MOST_SHARED, keywordsFunction, tupleAtFunction } from "../prelude/starred.ts";
import { textMethod } from "../prelude/text-methods.ts";
import { pushIsPointer } from "../prelude/counting.ts";
import { intrinsicFunction, isinstanceAnyFunction } from "../prelude/intrinsics.ts";
import { ARRAY_LIMIT, layBorrowed, stackTop } from "./arguments.ts";
import { emitSequence } from "./building.ts";
import type { OpOf } from "./op-of.ts";

export function emitCall(e: FunctionEmitter, op: OpOf<"call">): void {
  const operands = [op.callee, ...op.args];
  if (op.args.length > ARRAY_LIMIT && op.kwnames.length === 0) return longCall(e, op);
  const known = e.shape.fast ? knownFunction(e, op) : null;
  const kept = op.callee.kind === "temp" ? e.guarded.get(op.callee.id) : undefined;
  if (known !== null && kept !== undefined) return keptCall(e, op, known, kept);
  e.valueResult(op.dst, op.pos, operands, () => {
    if (known?.sources.every(({ from }, index) => from === "argument" && index < op.args.length) && op.kwnames.length === 0) {
      return guessedCall(e, op, known.index);
    }
    generalCall(e, op, () => e.push(op.callee));
  });
}

/** Pushes the result of a call of whatever the callee is. */
function generalCall(e: FunctionEmitter, op: OpOf<"call">, pushCallee: () => void): void {
  if (op.kwnames.length > 0) {
    if (op.args.length <= DIRECT_ARGUMENTS && e.shape.fast) return keywordCall(e, op, pushCallee);
    const top = layBorrowed(e, op.args);
    e.b.i32(0);
    pushCallee();
    e.b.get(top);
    e.b.i32(op.args.length);
    e.pushConstant(e.module.constants.names(op.kwnames));
    return e.helper("call_kw");
  }
  if (op.args.length > DIRECT_ARGUMENTS) {
    const top = layBorrowed(e, op.args);
    pushCallee();
    e.b.get(top);
    e.b.i32(op.args.length);
    return e.helper("call_n");
  }
  const intrinsic = e.shape.fast ? intrinsicFunction(e.module, calleeName(e, op), op.args.length) : null;
  pushCallee();
  for (const operand of op.args) e.push(operand);
  e.callPrelude(intrinsic ?? callFunction(e.module, op.args.length));
}

/** Pushes the result of a call with keywords, whose binding is cached. */
function keywordCall(e: FunctionEmitter, op: OpOf<"call">, pushCallee: () => void): void {
  e.pushInlineCache();
  pushCallee();
  e.pushConstant(e.module.constants.names(op.kwnames));
  for (const operand of op.args) e.push(operand);
  e.callPrelude(callKeywordsFunction(e.module, op.args.length));
}

/** A function of the module and where its parameters' values come from. */
interface KnownCall {
  readonly index: number;
  readonly sources: readonly Source[];
}

/** More classes than this are left to a tuple. */
const MOST_CLASSES = 4;

/** Whether a tuple is made for nothing but `isinstance(v, (…))` right after it. */
export function isTupleOfClasses(e: FunctionEmitter, tuple: OpOf<"tuple">, call: OpOf<"call">): boolean {
  const classes = call.args[1];
  return (
    e.shape.fast &&
    tuple.items.length > 0 &&
    tuple.items.length <= MOST_CLASSES &&
    call.args.length === 2 &&
    call.kwnames.length === 0 &&
    classes?.kind === "temp" &&
    classes.id === tuple.dst &&
    classes.keep !== true &&
    calleeName(e, call) === "isinstance"
  );
}

/** `isinstance(v, (c1, …, cn))` without the tuple. */
export function emitTupleTest(e: FunctionEmitter, tuple: OpOf<"tuple">, call: OpOf<"call">): void {
  const [value] = call.args;
  if (value === undefined) throw new Error("isinstance is called with two arguments");
  const operands = [call.callee, value, ...tuple.items];
  e.valueResult(call.dst, call.pos, operands, () => {
    for (const operand of operands) e.push(operand);
    e.callPrelude(isinstanceAnyFunction(e.module, tuple.items.length));
  });
}

/** The global name that is called, if it is one. */
function calleeName(e: FunctionEmitter, op: OpOf<"call">): string | undefined {
  return op.callee.kind === "temp" ? e.globalNames.get(op.callee.id) : undefined;
}

/** The function of this module that a global name is bound to by its only `def`, if it takes these arguments. */
function knownFunction(e: FunctionEmitter, op: OpOf<"call">): KnownCall | null {
  const name = calleeName(e, op);
  const known = name === undefined ? undefined : e.module.globalFunctions.get(name);
  return known === undefined ? null : bindKnown(e.module, known, op);
}

/** How the arguments of a call are bound to a function's parameters, if it takes them. */
export function bindKnown(module: ModuleContext, known: KnownFunction, op: OpOf<"call">): KnownCall | null {
  const fn = module.ir.functions[known.index];
  if (fn === undefined || op.args.length > ARRAY_LIMIT) return null;
  const sources = bindArguments(fn, known, op.args.length, op.kwnames);
  return sources === null ? null : { index: known.index, sources };
}

/** The callee is not counted when it is the object that the module keeps; then it is called directly, with arguments bound here. */
function keptCall(e: FunctionEmitter, op: OpOf<"call">, { index, sources }: KnownCall, kept: Kept): void {
  const { b, module } = e;
  const entry = module.entries[index];
  if (entry === undefined || op.callee.kind !== "temp") throw new Error(`function ${index} has no entry`);
  const callee = e.storage(op.callee);
  const { id } = op.callee;
  const address = e.temps.scratch("i32");
  e.valueResult(op.dst, op.pos, op.args, () => {
    b.get(callee);
    e.pushKept(kept);
    b.op(OP.i64_eq);
    b.if("i64");
    b.get(callee);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(FUNC_BINDING);
    b.if("i64");
    directCall(e, op, sources, address, entry);
    b.else();
    generalCall(e, op, () => b.get(callee));
    b.end();
    b.else();
    generalCall(e, op, () => b.get(callee));
    e.decref(callee);
    b.end();
    e.temps.kill(id);
  });
}

/** Pushes the result of a call of the function at `address`, whose entry is known and whose defaults are those of its `def`. */
function directCall(e: FunctionEmitter, op: OpOf<"call">, sources: readonly Source[], address: Local, entry: FunctionRef): void {
  const { b } = e;
  const gathered: Local[] = [];
  const stars = sources.map((source) => {
    if (source.from !== "rest" && source.from !== "keywords") return null;
    const local = e.temps.scratch("i64");
    gather(e, op, source);
    b.set(local);
    gathered.push(local);
    return local;
  });
  b.get(address);
  sources.forEach((source, index) => {
    const star = stars[index] ?? null;
    if (star !== null) return b.get(star);
    if (source.from === "argument") return e.push(argument(op, source.index));
    if (source.from !== "default") return;
    if (source.value !== null) return e.push({ kind: "const", value: source.value });
    b.get(address);
    b.load32(FUNC_FILL);
    b.load64(source.parameter * 8);
  });
  e.callPrelude(entry);
  for (const local of gathered.reverse()) e.decref(local);
}

function argument(op: OpOf<"call">, index: number): Operand {
  const operand = op.args[index];
  if (operand === undefined) throw new Error(`a call has no argument ${index}`);
  return operand;
}

/** Pushes the tuple or dict of the arguments that a starred parameter takes. */
function gather(e: FunctionEmitter, op: OpOf<"call">, source: Source & { from: "rest" | "keywords" }): void {
  const { b } = e;
  if (source.from === "keywords") {
    const { entries } = source;
    if (entries.length > DICT_SCAN) return gatherMany(e, op, entries);
    if (entries.length === 0) return e.callPrelude(smallDictFunction(e.module, 0));
    e.pushConstant(e.module.constants.names(entries.map(({ name }) => name)));
    for (const { index } of entries) e.push(argument(op, index));
    return e.callPrelude(keywordsFunction(e.module, entries.length));
  }
  const items = source.indices.map((index) => argument(op, index));
  if (items.length <= SMALL_DISPLAY) {
    for (const operand of items) e.share(operand);
    return e.callPrelude(smallTupleFunction(e.module, items.length));
  }
  const top = layBorrowed(e, items);
  b.get(top);
  b.i32(items.length);
  if (items.length <= MOST_SHARED) return e.callPrelude(tupleAtFunction(e.module));
  for (const operand of items) e.incref(e.valueLocal(operand));
  e.helper("build_tuple");
}

/** Pushes the dict of more keyword arguments than are filled in without a search. */
function gatherMany(e: FunctionEmitter, op: OpOf<"call">, entries: readonly { readonly name: string; readonly index: number }[]): void {
  const { b } = e;
  const top = stackTop(e);
  entries.forEach(({ name, index }, place) => {
    for (const [offset, operand] of [[0, { kind: "const", value: { type: "str", value: name } }], [1, argument(op, index)]] as const) {
      b.get(top);
      e.share(operand);
      b.store64((place * 2 + offset) * 8);
    }
  });
  b.get(top);
  b.i32(entries.length);
  e.helper("build_dict");
}

/** Tests that the callee is the function with the table entry that the name's `def` gave it, and calls that directly. */
function guessedCall(e: FunctionEmitter, op: OpOf<"call">, index: number): void {
  const { b, module } = e;
  const callee = e.valueLocal(op.callee);
  const address = e.temps.scratch("i32");
  const entry = module.entries[index];
  if (entry === undefined) throw new Error(`function ${index} has no entry`);
  pushIsPointer(b, callee);
  b.if("i32");
  b.get(callee);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  e.pushThread();
  b.load32(TS_TYPE_FUNCTION);
  b.op(OP.i32_eq);
  b.get(address);
  b.load32(FUNC_TABLE);
  b.globalGet(module.tableBase);
  b.i32(index);
  b.op(OP.i32_add);
  b.op(OP.i32_eq);
  b.op(OP.i32_and);
  b.else();
  b.i32(0);
  b.end();
  b.if("i64");
  b.get(address);
  for (const operand of op.args) e.push(operand);
  e.callPrelude(entry);
  b.else();
  b.get(callee);
  for (const operand of op.args) e.push(operand);
  e.callPrelude(callFunction(module, op.args.length));
  b.end();
}

/** More arguments than the value stack takes: a tuple is made of them. */
function longCall(e: FunctionEmitter, op: OpOf<"call">): void {
  const tuple = e.hidden(TUPLE);
  emitSequence(e, { op: "tuple", dst: tuple, items: op.args, pos: op.pos });
  const args: Operand = { kind: "temp", id: tuple };
  e.valueResult(op.dst, op.pos, [op.callee, args], () => {
    e.push(op.callee);
    e.push(args);
    e.pushBits(UNBOUND);
    e.helper("call_ex");
  });
}

export function emitFindmethod(e: FunctionEmitter, op: OpOf<"findmethod">): void {
  e.finds.push({ op, cache: e.module.inlineCache(op.keywords ? 2 : 1), settled: false });
  e.b.i64(0n);
  e.b.set(e.temps.define(op.dst));
}

export function emitCallmethod(e: FunctionEmitter, op: OpOf<"callmethod">): void {
  if (op.found?.kind === "temp") {
    const find = e.finds.pop();
    if (find === undefined || find.op.dst !== op.found.id) throw new Error(`the method ${op.name} is not being looked up`);
    if (find.settled) return callFound(e, op, op.found, find.cache);
    e.temps.kill(op.found.id);
  }
  const operands = [op.obj, ...op.args];
  e.valueResult(op.dst, op.pos, operands, () => {
    if (op.kwnames.length > 0 && op.args.length < DIRECT_ARGUMENTS && e.shape.fast) {
      e.pushInlineCache(2);
      e.push(op.obj);
      e.pushName(op.name);
      e.pushConstant(e.module.constants.names(op.kwnames));
      for (const operand of op.args) e.push(operand);
      return e.callPrelude(methodKeywordsFunction(e.module, op.args.length));
    }
    if (op.kwnames.length > 0 || op.args.length > DIRECT_ARGUMENTS - 1) {
      const top = layBorrowed(e, operands);
      e.pushInlineCache(op.kwnames.length > 0 ? 2 : 1);
      e.pushName(op.name);
      e.b.get(top);
      e.b.i32(operands.length);
      if (op.kwnames.length > 0) e.pushConstant(e.module.constants.names(op.kwnames));
      return e.helper(op.kwnames.length > 0 ? "method_kw" : "method_n");
    }
    pushCall(e, op, e.module.inlineCache(1), null);
  });
}

/** A call of a method that has been looked up on some of the ways that lead here. */
function callFound(e: FunctionEmitter, op: OpOf<"callmethod">, found: Operand, cache: number): void {
  const operands = [op.obj, ...op.args];
  e.valueResult(op.dst, op.pos, [...operands, found], () => {
    if (op.args.length >= DIRECT_ARGUMENTS || (op.kwnames.length > 0 && !e.shape.fast)) {
      const top = layBorrowed(e, operands);
      const laid = (): void => {
        e.pushCache(cache);
        e.pushName(op.name);
        e.b.get(top);
        e.b.i32(operands.length);
        if (op.kwnames.length > 0) e.pushConstant(e.module.constants.names(op.kwnames));
      };
      // Not on every way that leads here has it been looked up.
      e.push(found);
      e.b.op(OP.i64_eqz);
      e.b.if("i64");
      laid();
      e.helper(op.kwnames.length > 0 ? "method_kw" : "method_n");
      e.b.else();
      laid();
      if (op.kwnames.length === 0) e.pushBits(UNBOUND);
      e.push(found);
      e.helper("call_found");
      e.b.end();
      return;
    }
    e.push(found);
    e.b.op(OP.i64_eqz);
    e.b.if("i64");
    pushCall(e, op, cache, null);
    e.b.else();
    pushCall(e, op, cache, found);
    e.b.end();
  });
}

/** Pushes the result of a call with few arguments: of what was found, or of what is looked up now. */
function pushCall(e: FunctionEmitter, op: OpOf<"callmethod">, cache: number, found: Operand | null): void {
  const { module } = e;
  const count = op.args.length;
  e.pushCache(cache);
  e.push(op.obj);
  e.pushName(op.name);
  if (found !== null) e.push(found);
  if (op.kwnames.length > 0) e.pushConstant(module.constants.names(op.kwnames));
  for (const operand of op.args) e.push(operand);
  if (op.kwnames.length > 0) return e.callPrelude(found === null ? methodKeywordsFunction(module, count) : foundKeywordsFunction(module, count));
  if (found !== null) return e.callPrelude((e.shape.fast ? foundInTypeFunction(module, op.name, count) : null) ?? foundMethodFunction(module, count));
  const inLine = e.shape.fast ? containerMethod(module, op.name, count) ?? textMethod(module, op.name, count) : null;
  e.callPrelude(inLine ?? methodFunction(module, count));
}

export function emitIntrinsic(e: FunctionEmitter, op: OpOf<"intrinsic">): void {
  e.valueResult(op.dst, op.pos, op.args, () => {
    const top = layBorrowed(e, op.args);
    e.pushName(op.name);
    e.b.get(top);
    e.b.i32(op.args.length);
    e.helper("intrinsic");
  });
}

export function emitCallspecial(e: FunctionEmitter, op: OpOf<"callspecial">): void {
  e.valueResult(op.dst, op.pos, [op.callee, op.self, ...op.args], () => {
    e.push(op.callee);
    e.push(op.self);
    for (const operand of op.args) e.push(operand);
    e.callPrelude(callSpecialFunction(e.module, op.args.length));
  });
}

export function emitCallsuper(e: FunctionEmitter, op: OpOf<"callsuper">): void {
  e.valueResult(op.dst, op.pos, [op.callee, op.cls, op.self, ...op.args], () => {
    const keywords = op.kwnames.length > 0;
    if (op.args.length < DIRECT_ARGUMENTS && e.shape.fast) {
      e.pushInlineCache(keywords ? 2 : 1);
      for (const operand of [op.callee, op.cls, op.self]) e.push(operand);
      e.pushName(op.name);
      e.pushConstant(e.module.constants.names(op.kwnames));
      for (const operand of op.args) e.push(operand);
      return e.callPrelude(superFunction(e.module, op.args.length, keywords));
    }
    const top = layBorrowed(e, op.args);
    e.b.i32(0);
    e.push(op.callee);
    e.push(op.cls);
    e.push(op.self);
    e.pushName(op.name);
    e.b.get(top);
    e.b.i32(op.args.length);
    e.pushConstant(e.module.constants.names(op.kwnames));
    e.helper("call_super");
  });
}

export function emitCallex(e: FunctionEmitter, op: OpOf<"callex">): void {
  e.valueResult(op.dst, op.pos, op.kwargs === null ? [op.callee, op.args] : [op.callee, op.args, op.kwargs], () => {
    e.push(op.callee);
    e.push(op.args);
    if (op.kwargs === null) e.pushBits(UNBOUND);
    else e.push(op.kwargs);
    if (e.shape.fast) e.callPrelude(callStarredFunction(e.module));
    else e.helper("call_ex");
  });
}

export function emitBuildclass(e: FunctionEmitter, op: OpOf<"buildclass">): void {
  e.valueResult(op.dst, op.pos, [op.callee, ...op.args], () => {
    const body = op.callee.kind === "temp" ? e.madeFunctions.get(op.callee.id) : undefined;
    const fn = body === undefined ? undefined : e.module.ir.functions[body];
    if (fn === undefined) throw new Error("the body of a class is no function of the module");
    const args: Operand[] = [{ kind: "const", value: { type: "str", value: fn.name } }, ...op.args];
    const top = layBorrowed(e, args);
    e.push(op.callee);
    e.b.get(top);
    e.b.i32(args.length);
    e.pushConstant(e.module.constants.names(op.kwnames));
    e.helper("build_class");
  });
}

export function emitMakefunction(e: FunctionEmitter, op: OpOf<"makefunction">): void {
  e.madeFunctions.set(op.dst, op.func);
  const optional = [op.defaults, op.kwdefaults, op.annotate];
  e.valueResult(op.dst, op.pos, optional.filter((operand) => operand !== null), () => {
    const { b } = e;
    const top = stackTop(e);
    op.captures.forEach((cell, index) => {
      b.get(top);
      e.pushCell(cell);
      b.store64(index * 8);
    });
    e.pushConstant(e.module.codes[op.func] ?? -1);
    b.get(top);
    b.i32(op.captures.length);
    for (const operand of optional) {
      if (operand === null) e.pushBits(UNBOUND);
      else e.push(operand);
    }
    e.helper("make_function");
  });
  const place = e.module.functionPlaces.get(op.func);
  if (place !== undefined && e.module.ir.functions[0] === e.shape.fn) keep(e, e.temps.local(op.dst), place);
}

/** Keeps the first function object made of a global function for as long as the module lives. */
function keep(e: FunctionEmitter, made: Local, place: number): void {
  const { b } = e;
  e.pushConstant(place);
  e.pushBits(NONE);
  b.op(OP.i64_eq);
  b.unlikely();
  b.if();
  e.incref(made);
  b.get(e.pin("data"));
  b.get(made);
  b.store64(place * 8);
  b.end();
}
