// The code object of one function in the data blob: names, parameters, table entries, positions.

import {
  FLAG_COROUTINE,
  FLAG_GENERATOR,
  FLAG_MEMORY_ARGS,
  FLAG_NAMESPACE,
  FLAG_VARARGS,
  FLAG_VARKW,
  MAX_DIRECT_PARAMS,
} from "@molt-py/abi";
import type { IRFunction, Position } from "@molt-py/frontend";
import type { ByteBuffer } from "../encoder/byte-buffer.ts";
import type { ConstantPool } from "./constant-pool.ts";

const KINDS = ["module", "class", "function", "lambda", "comprehension"] as const;

/** Number of parameters of every kind. */
export function parameterCount(fn: IRFunction): number {
  const { posonly, regular, kwonly, varargs, varkw } = fn.params;
  return posonly + regular + kwonly + Number(varargs) + Number(varkw);
}

/** Whether the arguments come as an address. */
export function memoryArguments(fn: IRFunction): boolean {
  return parameterCount(fn) > MAX_DIRECT_PARAMS;
}

/** What is known of a place where a generator's body is resumed. */
export interface ResumePoint {
  /** The position of the operation. */
  readonly pos: number;
  /** The slot of what it delegates to, or null. */
  readonly delegate: number | null;
}

/** Where a function's code is. */
export interface CodeEntry {
  /** Table index of the entry, relative to the module's base. */
  readonly table: number;
  /** Table index of the generator body, or null. */
  readonly body: number | null;
  /** Number of slots of its generators. */
  readonly slots: number;
  /** Of the start of the generator's body and of each resume point: its position, and the slot of what it delegates to plus one. */
  readonly points: readonly ResumePoint[];
  /** Whether it takes a namespace. */
  readonly namespace: boolean;
}

/** Makes the names of `fn` constants, which have to precede the code object, and answers what writes the code object. */
export function codeWriter(fn: IRFunction, pool: ConstantPool, entry: () => CodeEntry): (out: ByteBuffer) => void {
  const name = pool.str(fn.name);
  const qualname = pool.str(fn.qualname);
  const locals = fn.locals.map((text) => pool.str(text));
  const cells = fn.cells.map((cell) => ({ name: pool.str(cell.name), param: cell.param }));
  const freevars = fn.freevars.map((text) => pool.str(text));
  const doc = fn.doc === null ? 0 : pool.str(fn.doc) + 1;
  const attributes = (fn.selfAttributes ?? []).map((text) => pool.str(text));
  const list = (out: ByteBuffer, indices: readonly number[]): void => {
    out.u32(indices.length);
    for (const index of indices) out.u32(index);
  };
  return (out) => {
    const { table, body, slots, points, namespace } = entry();
    out.u32(name);
    out.u32(qualname);
    out.u32(KINDS.indexOf(fn.kind));
    out.u32(fn.firstLine);
    out.u32(fn.params.posonly);
    out.u32(fn.params.regular);
    out.u32(fn.params.kwonly);
    out.u32(
      (fn.params.varargs ? FLAG_VARARGS : 0) |
        (fn.params.varkw ? FLAG_VARKW : 0) |
        (fn.generator ? FLAG_GENERATOR : 0) |
        (fn.coroutine ? FLAG_COROUTINE : 0) |
        (memoryArguments(fn) ? FLAG_MEMORY_ARGS : 0) |
        (namespace ? FLAG_NAMESPACE : 0),
    );
    list(out, locals);
    out.u32(cells.length);
    for (const cell of cells) {
      out.u32(cell.name);
      out.u32(cell.param === null ? 0 : cell.param + 1);
    }
    list(out, freevars);
    out.u32(doc);
    out.u32(table);
    out.u32(body === null ? 0 : body + 1);
    out.u32(slots);
    list(out, attributes);
    writePositions(out, fn.positions, fn.firstLine);
    if (body === null) return;
    out.u32(points.length);
    for (const { pos, delegate } of points) {
      out.u32(pos);
      out.u32(delegate === null ? 0 : delegate + 1);
    }
  };
}

function writePositions(out: ByteBuffer, positions: readonly Position[], firstLine: number): void {
  out.u32(positions.length);
  let previous = firstLine;
  for (const { line, endLine, col, endCol, anchor } of positions) {
    out.s32(line - previous);
    previous = line;
    out.u32(endLine - line);
    out.u32(col);
    out.u32(endCol);
    out.u32(anchor === undefined ? 0 : 1);
    if (anchor === undefined) continue;
    out.u32(anchor.line - line);
    out.u32(anchor.start);
    out.u32(anchor.endLine - line);
    out.u32(anchor.end);
  }
}
