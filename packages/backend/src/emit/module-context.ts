// What the functions of one module share while they are emitted: imports, constants, caches, the prelude, function types.

import { GLOBAL_CACHE_SIZE, HELPERS, IC_SIZE, type HelperName } from "@molt-py/abi";
import type { IRModule } from "@molt-py/frontend";
import { CodeBuilder } from "../encoder/code-builder.ts";
import { ModuleBuilder } from "../encoder/module-builder.ts";
import type { FuncType, FunctionRef, ValType } from "../encoder/types.ts";
import { ConstantPool } from "./constant-pool.ts";
import { findKnownFunctions, type KnownFunction } from "./known-function.ts";
import { SHARED } from "./shared-names.ts";

const CORE = "core";
/** What modules import the shared part of the prelude from. */
const PRELUDE = "prelude";

/** One module under construction. */
export class ModuleContext {
  readonly ir: IRModule;
  readonly builder = new ModuleBuilder();
  readonly constants = new ConstantPool();
  /** Globals: first table index of the module, address of its constants, address of the thread state. */
  readonly tableBase: number;
  readonly dataBase: number;
  readonly threadState: number;
  /** Globals: address of the first inline cache and of the first global cache. */
  readonly cacheBase: number;
  readonly globalCacheBase: number;
  /** Entry functions by index of the IR function, and the constant index of its code. */
  readonly entries: FunctionRef[] = [];
  readonly codes: number[] = [];
  /** Functions that the module's body binds to a global name: what a call of the name probably calls. */
  readonly globalFunctions: ReadonlyMap<string, KnownFunction>;
  /**
   * For each of those functions the constant that holds the first function object made of it. It is never replaced, so that object lives as
   * long as the module: a call that finds it in the name needs neither tests nor counts.
   */
  readonly functionPlaces = new Map<number, number>();
  readonly #prelude = new Map<string, FunctionRef>();
  readonly #helpers = new Map<HelperName, FunctionRef>();
  readonly #globalCaches = new Map<string, number>();
  #inlineCaches = 0;
  #globalCacheCount = 0;
  readonly #isPrelude: boolean;

  /** `isPrelude`: this module is the shared part of the prelude itself. */
  constructor(ir: IRModule, isPrelude = false) {
    this.ir = ir;
    this.#isPrelude = isPrelude;
    this.globalFunctions = findKnownFunctions(ir);
    const { builder } = this;
    builder.importMemory(CORE, "memory", 1);
    builder.importTable(CORE, "table");
    this.tableBase = builder.importGlobal(CORE, "table_base");
    this.dataBase = builder.importGlobal(CORE, "data_base");
    this.threadState = builder.importGlobal(CORE, "ts");
    this.cacheBase = builder.derivedGlobal(this.dataBase, () => this.constants.size * 8);
    this.globalCacheBase = builder.derivedGlobal(this.dataBase, () => this.constants.size * 8 + this.#inlineCaches * IC_SIZE);
  }

  /** Number of inline caches. */
  get inlineCacheCount(): number {
    return this.#inlineCaches;
  }

  /** Number of global caches. */
  get globalCacheCount(): number {
    return this.#globalCacheCount;
  }

  /** A helper of the core, imported when first asked for. */
  helper(name: HelperName): FunctionRef {
    let ref = this.#helpers.get(name);
    if (ref === undefined) {
      const { params, result } = HELPERS[name];
      ref = this.builder.importFunction(CORE, name, { params, results: result === null ? [] : [result] });
      this.#helpers.set(name, ref);
    }
    return ref;
  }

  /** The offset of a new inline cache from `cacheBase`, or of the first of several that follow each other. */
  inlineCache(count = 1): number {
    const first = this.#inlineCaches;
    this.#inlineCaches += count;
    return first * IC_SIZE;
  }

  /** The offset from `globalCacheBase` of the cache of a global name; loads and stores have different ones. */
  globalCache(use: "load" | "store", name: string): number {
    const key = `${use} ${name}`;
    let index = this.#globalCaches.get(key);
    if (index === undefined) {
      index = this.#globalCacheCount++;
      this.#globalCaches.set(key, index);
    }
    return index * GLOBAL_CACHE_SIZE;
  }

  /** A function of the prelude: of the shared part, or emitted when first asked for. `write` may ask for others. */
  prelude(name: string, params: readonly ValType[], results: readonly ValType[], write: (b: CodeBuilder) => void): FunctionRef {
    let ref = this.#prelude.get(name);
    if (ref === undefined) {
      if (!this.#isPrelude && SHARED.has(name)) {
        ref = this.builder.importFunction(PRELUDE, name, { params, results });
        this.#prelude.set(name, ref);
        return ref;
      }
      ref = this.builder.declare(`molt.${name}`, { params, results });
      if (this.#isPrelude && SHARED.has(name)) this.builder.exportFunction(name, ref);
      this.#prelude.set(name, ref);
      const body = new CodeBuilder(params);
      write(body);
      this.builder.define(ref, [body]);
    }
    return ref;
  }

  /** The type index of `(callee: i32, a1 … an: i64) -> i64`. */
  callType(count: number): number {
    return this.builder.type(callSignature(count));
  }
}

/** `(callee: i32, a1 … an: i64) -> i64` */
export function callSignature(count: number): FuncType {
  return { params: ["i32", ...new Array<ValType>(count).fill("i64")], results: ["i64"] };
}
