// Where temporaries live: a WebAssembly local for each, reused once the temporary is consumed, and the list of those that are live.

import type { CodeBuilder, Local } from "../../encoder/code-builder.ts";
import type { ValType } from "../../encoder/types.ts";

/** The temporaries that are live at a point, in the order of their definition. */
export type LiveSet = readonly number[];

/** Assigns locals to temporaries. */
export class TempFile {
  readonly #b: CodeBuilder;
  readonly #multiple: ReadonlySet<number>;
  readonly #typeOf: (id: number) => ValType;
  readonly #locals = new Map<number, Local>();
  readonly #pool: Record<ValType, Local[]> = { i32: [], i64: [], f64: [] };
  #busy = new Set<Local>();
  #live: number[] = [];
  readonly #reserved = new Map<number, Local>();
  #scratch: Local[] = [];

  /** `multiple` are the temporaries defined in more than one place: they keep one local; `typeOf` says how each is represented. */
  constructor(b: CodeBuilder, multiple: ReadonlySet<number>, typeOf: (id: number) => ValType) {
    this.#b = b;
    this.#multiple = multiple;
    this.#typeOf = typeOf;
  }

  /** The live temporaries now. */
  get live(): LiveSet {
    return this.#live;
  }

  /** A copy of the live set, for `restore`. */
  snapshot(): LiveSet {
    return this.#live.slice();
  }

  /** Goes back to a live set: control comes here from where it was taken. */
  restore(live: LiveSet): void {
    this.#live = live.slice();
    this.#busy = new Set([...this.#scratch, ...this.#reserved.values(), ...this.#live.map((id) => this.local(id))]);
  }

  /** The local of a temporary that is or was live. */
  local(id: number): Local {
    const local = this.#locals.get(id);
    if (local === undefined) throw new Error(`temporary ${id} is used before it is defined`);
    return local;
  }

  /** The local that a temporary will have when it is defined next: it may be assigned before, on a way that joins there. */
  reserve(id: number): Local {
    const reserved = this.#reserved.get(id);
    if (reserved !== undefined) return reserved;
    const type = this.#typeOf(id);
    let local = this.#locals.get(id);
    if (!this.#multiple.has(id) || local === undefined) {
      local = this.#multiple.has(id) ? this.#b.local(type) : this.#take(type);
      this.#locals.set(id, local);
    }
    this.#reserved.set(id, local);
    this.#busy.add(local);
    return local;
  }

  /** Makes a temporary live and answers its local. */
  define(id: number): Local {
    const local = this.reserve(id);
    this.#reserved.delete(id);
    if (!this.#live.includes(id)) this.#live.push(id);
    this.#busy.add(local);
    return local;
  }

  /** Ends the life of a temporary. */
  kill(id: number): void {
    const at = this.#live.lastIndexOf(id);
    if (at < 0) throw new Error(`temporary ${id} is consumed twice`);
    this.#live.splice(at, 1);
    this.#busy.delete(this.local(id));
  }

  /** A local for use within one operation; `endScratch` gives it back. */
  scratch(type: ValType): Local {
    const local = this.#take(type);
    this.#busy.add(local);
    this.#scratch.push(local);
    return local;
  }

  /** Gives back all scratch locals. */
  endScratch(): void {
    for (const local of this.#scratch) this.#busy.delete(local);
    this.#scratch = [];
  }

  #take(type: ValType): Local {
    const pool = this.#pool[type];
    let local = pool.find((candidate) => !this.#busy.has(candidate));
    if (local === undefined) {
      local = this.#b.local(type);
      pool.push(local);
    }
    return local;
  }
}
