// The shared part of the prelude as a module of its own, made when Molt is built.

import { MAX_DIRECT_PARAMS } from "@molt-py/abi";
import type { CompareOperator } from "@molt-py/frontend";
import { ModuleContext } from "./module-context.ts";
import { comparisonFunction, objectComparison, operatorFunction, truthFunction, unaryFunction } from "./prelude/arithmetic.ts";
import { callKeywordsFunction } from "./prelude/binding.ts";
import { callFunction, callSpecialFunction, callStarredFunction, methodFunction, methodKeywordsFunction, superFunction } from "./prelude/calls.ts";
import { asyncBeginFunction, asyncDelegateFunction, awaitableFunction, delegateFunction } from "./prelude/delegation.ts";
import { catchFunction, matchFunction } from "./prelude/exceptions.ts";
import { intrinsicFunction, isinstanceAnyFunction } from "./prelude/intrinsics.ts";
import { containsFunction, getitemFunction, setitemFunction } from "./prelude/items.ts";
import { nextFunction } from "./prelude/iteration.ts";
import { smallDictFunction } from "./prelude/memory.ts";
import { nextPairFunction } from "./prelude/pairs.ts";
import { getattrFunction, setattrFunction } from "./prelude/shared-cache.ts";
import { lengthFunction, methodAtFunction } from "./prelude/specials.ts";
import { displayAddFunction, displayAddKeyFunction, displayStoreFunction } from "./prelude/storing.ts";
import { textContainsFunction, textPartFunction } from "./prelude/text.ts";
import { MOST_ARGUMENTS } from "./shared-names.ts";

const COMPARISONS: readonly CompareOperator[] = ["eq", "ne", "lt", "le", "gt", "ge"];

/**
 * The WebAssembly of the functions that compiled modules import from `prelude`. It belongs to the compiler that emits those modules: both are
 * made from one source.
 */
export function emitPrelude(): Uint8Array<ArrayBuffer> {
  const module = new ModuleContext({ name: "prelude", filename: "", source: "", functions: [] }, true);
  for (let count = 0; count <= MOST_ARGUMENTS; count++) {
    callFunction(module, count);
    callKeywordsFunction(module, count);
  }
  for (let count = 0; count < MOST_ARGUMENTS; count++) {
    methodFunction(module, count);
    methodKeywordsFunction(module, count);
    superFunction(module, count, false);
    superFunction(module, count, true);
  }
  for (let count = 0; count <= 3; count++) callSpecialFunction(module, count);
  for (let count = 0; count <= 4; count++) isinstanceAnyFunction(module, count);
  for (let count = 0; count <= MAX_DIRECT_PARAMS; count++) smallDictFunction(module, count);
  for (const operator of COMPARISONS) {
    comparisonFunction(module, operator);
    objectComparison(module, operator);
  }
  for (const make of [
    callStarredFunction,
    getattrFunction,
    setattrFunction,
    getitemFunction,
    setitemFunction,
    containsFunction,
    nextFunction,
    nextPairFunction,
    delegateFunction,
    awaitableFunction,
    asyncBeginFunction,
    asyncDelegateFunction,
    catchFunction,
    matchFunction,
    truthFunction,
    lengthFunction,
    methodAtFunction,
    displayAddFunction,
    displayAddKeyFunction,
    displayStoreFunction,
    textContainsFunction,
  ]) {
    make(module);
  }
  operatorFunction(module, "add", "inplace");
  operatorFunction(module, "pow", "plain");
  unaryFunction(module, "neg");
  for (const conversion of ["", "r", "s", "a"] as const) textPartFunction(module, conversion);
  for (const name of ["len", "ord", "chr", "type"]) intrinsicFunction(module, name, 1);
  intrinsicFunction(module, "isinstance", 2);
  return module.builder.finish();
}
