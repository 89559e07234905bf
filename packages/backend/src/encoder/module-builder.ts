// A WebAssembly module under construction: types, imports, functions, globals, one element segment, custom sections, names.

import { ByteBuffer } from "./byte-buffer.ts";
import type { CodeBuilder } from "./code-builder.ts";
import { OP } from "./instructions.ts";
import { VAL_TYPE_BYTE, type FuncType, type FunctionRef, type ValType } from "./types.ts";

interface FunctionEntry {
  readonly type: number;
  readonly name: string;
  body: readonly CodeBuilder[] | null;
}

/** What is known about the conditional branch at an offset. */
interface BranchHint {
  readonly offset: number;
  readonly taken: boolean;
}

interface ImportEntry {
  readonly module: string;
  readonly name: string;
  readonly description: (out: ByteBuffer) => void;
}

/** Collects the parts of a module and writes its bytes. */
export class ModuleBuilder {
  readonly #types: ByteBuffer[] = [];
  readonly #typeIndex = new Map<string, number>();
  readonly #imports: ImportEntry[] = [];
  readonly #importedFunctions: { readonly module: string; readonly name: string; readonly type: number }[] = [];
  readonly #functionImportIndex = new Map<string, FunctionRef>();
  readonly #functions: FunctionEntry[] = [];
  readonly #derived: { readonly base: number; readonly offset: () => number }[] = [];
  readonly #exports: { readonly name: string; readonly target: FunctionRef }[] = [];
  #importedGlobals = 0;
  readonly #custom: { readonly name: string; readonly content: ByteBuffer }[] = [];
  #element: { readonly base: number; readonly functions: readonly FunctionRef[] } | null = null;

  /** The index of a function type; equal types share one. */
  type(type: FuncType): number {
    const key = `${type.params.join()}:${type.results.join()}`;
    let index = this.#typeIndex.get(key);
    if (index === undefined) {
      const out = new ByteBuffer(8);
      out.byte(0x60);
      for (const list of [type.params, type.results]) {
        out.u32(list.length);
        for (const entry of list) out.byte(VAL_TYPE_BYTE[entry]);
      }
      index = this.#types.push(out) - 1;
      this.#typeIndex.set(key, index);
    }
    return index;
  }

  /** Imports a memory with at least `pages` pages. */
  importMemory(module: string, name: string, pages: number): void {
    this.#imports.push({
      module,
      name,
      description: (out) => {
        out.bytes([0x02, 0x00]);
        out.u32(pages);
      },
    });
  }

  /** Imports a table of functions. */
  importTable(module: string, name: string): void {
    this.#imports.push({ module, name, description: (out) => out.bytes([0x01, 0x70, 0x00, 0x00]) });
  }

  /** Imports an immutable i32 global; its index. All imports of globals come before any global of the module. */
  importGlobal(module: string, name: string): number {
    this.#imports.push({ module, name, description: (out) => out.bytes([0x03, VAL_TYPE_BYTE.i32, 0x00]) });
    return this.#importedGlobals++;
  }

  /** Imports a function, once however often it is asked for. */
  importFunction(module: string, name: string, type: FuncType): FunctionRef {
    const key = `${module}\0${name}`;
    let ref = this.#functionImportIndex.get(key);
    if (ref === undefined) {
      ref = { kind: "import", index: this.#importedFunctions.push({ module, name, type: this.type(type) }) - 1 };
      this.#functionImportIndex.set(key, ref);
    }
    return ref;
  }

  /** Declares a function; its body is given later by `define`. */
  declare(name: string, type: FuncType): FunctionRef {
    return { kind: "function", index: this.#functions.push({ name, type: this.type(type), body: null }) - 1 };
  }

  /** Gives a declared function its body: parts that are concatenated. The last part's locals are all of them. */
  define(target: FunctionRef, parts: readonly CodeBuilder[]): void {
    const entry = this.#functions[target.index];
    if (target.kind !== "function" || entry === undefined) throw new RangeError("only a declared function can be defined");
    entry.body = parts;
  }

  /** Exports a function. */
  exportFunction(name: string, target: FunctionRef): void {
    this.#exports.push({ name, target });
  }

  /** An immutable i32 global that is another global plus what `offset` says when the module is assembled. */
  derivedGlobal(base: number, offset: () => number): number {
    return this.#importedGlobals + this.#derived.push({ base, offset }) - 1;
  }

  /** Places functions in the imported table, from the index that the global `base` holds. */
  element(base: number, functions: readonly FunctionRef[]): void {
    this.#element = { base, functions };
  }

  /** Adds a custom section. */
  custom(name: string, content: ByteBuffer): void {
    this.#custom.push({ name, content });
  }

  #index(target: FunctionRef): number {
    return target.kind === "import" ? target.index : this.#importedFunctions.length + target.index;
  }

  /** The module's bytes. */
  finish(): Uint8Array<ArrayBuffer> {
    const out = new ByteBuffer(4096);
    out.bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    section(out, 1, this.#types.length, (body) => {
      for (const type of this.#types) body.append(type);
    });
    section(out, 2, this.#imports.length + this.#importedFunctions.length, (body) => {
      for (const entry of this.#imports) {
        body.name(entry.module);
        body.name(entry.name);
        entry.description(body);
      }
      for (const entry of this.#importedFunctions) {
        body.name(entry.module);
        body.name(entry.name);
        body.byte(0x00);
        body.u32(entry.type);
      }
    });
    section(out, 3, this.#functions.length, (body) => {
      for (const entry of this.#functions) body.u32(entry.type);
    });
    section(out, 6, this.#derived.length, (body) => {
      for (const { base, offset } of this.#derived) {
        body.bytes([VAL_TYPE_BYTE.i32, 0x00, OP.global_get]);
        body.u32(base);
        body.byte(OP.i32_const);
        body.s32(offset());
        body.bytes([OP.i32_add, OP.end]);
      }
    });
    section(out, 7, this.#exports.length, (body) => {
      for (const { name, target } of this.#exports) {
        body.name(name);
        body.byte(0x00);
        body.u32(this.#index(target));
      }
    });
    if (this.#element !== null) {
      const { base, functions } = this.#element;
      section(out, 9, 1, (body) => {
        body.bytes([0x00, OP.global_get]);
        body.u32(base);
        body.byte(OP.end);
        body.u32(functions.length);
        for (const target of functions) body.u32(this.#index(target));
      });
    }
    const hints = new ByteBuffer(256);
    let hinted = 0;
    const bodies = this.#functions.map((entry, index) => {
      const known: BranchHint[] = [];
      const body = this.#body(entry, known);
      if (known.length > 0) {
        hinted++;
        hints.u32(this.#importedFunctions.length + index);
        hints.u32(known.length);
        for (const { offset, taken } of known) {
          hints.u32(offset);
          hints.bytes([0x01, Number(taken)]);
        }
      }
      return body;
    });
    if (hinted > 0) {
      const content = new ByteBuffer(hints.length + 8);
      content.u32(hinted);
      content.append(hints);
      this.#writeCustom(out, "metadata.code.branch_hint", content);
    }
    section(out, 10, bodies.length, (out) => {
      for (const body of bodies) out.sized(body);
    });
    for (const { name, content } of this.#custom) this.#writeCustom(out, name, content);
    this.#writeCustom(out, "name", this.#names());
    return out.finish();
  }

  /** The body of a function; adds to `hints` what is known about branches, with their offsets within it. */
  #body(entry: FunctionEntry, hints: BranchHint[]): ByteBuffer {
    if (entry.body === null) throw new Error(`function ${entry.name} was declared but not defined`);
    const out = new ByteBuffer(entry.body.reduce((sum, part) => sum + part.code.length + part.references.length * 3, 64));
    const runs: { type: ValType; count: number }[] = [];
    for (const type of entry.body.flatMap((part) => part.locals)) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    out.u32(runs.length);
    for (const { type, count } of runs) {
      out.u32(count);
      out.byte(VAL_TYPE_BYTE[type]);
    }
    for (const part of entry.body) {
      let from = 0;
      let next = 0;
      const noteHints = (before: number): void => {
        for (let hint = part.hints[next]; hint !== undefined && hint.offset < before; hint = part.hints[++next]) {
          hints.push({ offset: hint.offset - from + out.length, taken: hint.taken });
        }
      };
      for (const { offset, target } of part.references) {
        noteHints(offset);
        out.append(part.code, from, offset);
        out.u32(this.#index(target));
        from = offset;
      }
      noteHints(Infinity);
      out.append(part.code, from);
    }
    out.byte(OP.end);
    return out;
  }

  #names(): ByteBuffer {
    const map = new ByteBuffer(1024);
    map.u32(this.#functions.length);
    // Imports have their names where they are imported.
    let index = this.#importedFunctions.length;
    for (const { name } of this.#functions) {
      map.u32(index++);
      map.name(name);
    }
    const out = new ByteBuffer(map.length + 8);
    out.byte(1);
    out.sized(map);
    return out;
  }

  #writeCustom(out: ByteBuffer, name: string, content: ByteBuffer): void {
    const body = new ByteBuffer(content.length + name.length + 8);
    body.name(name);
    body.append(content);
    out.byte(0);
    out.sized(body);
  }
}

function section(out: ByteBuffer, id: number, count: number, write: (body: ByteBuffer) => void): void {
  if (count === 0) return;
  const body = new ByteBuffer(256);
  body.u32(count);
  write(body);
  out.byte(id);
  out.sized(body);
}
