// A text dump of a module, in the manner of the textual format, over the encoder's own table of instructions: for people, to see what was emitted.

import { INSTRUCTIONS, OP } from "./instructions.ts";
import { VAL_TYPE_BYTE } from "./types.ts";
import { WasmReader } from "./wasm-reader.ts";

/** What is known of a module before its code is printed. */
interface Names {
  readonly types: string[];
  readonly functions: string[];
  readonly globals: string[];
  /** Type of each function by index. */
  readonly functionTypes: number[];
}

/**
 * Prints the types, imports and functions of a module that `emitModule` made. Functions and imports have their names; blocks are indented and
 * branches say how many blocks they leave. Throws a `RangeError` for bytes that use anything the emitter does not.
 */
export function printWat(bytes: Uint8Array): string {
  const names: Names = { types: [], functions: [], globals: [], functionTypes: [] };
  const sections = readSections(bytes);
  const lines = ["(module"];
  const nameSection = sections.find(({ id, name }) => id === 0 && name === "name");
  const given = nameSection === undefined ? new Map<number, string>() : readNames(nameSection.reader());
  for (const { id, name, size, reader } of sections) {
    const r = reader();
    if (id === 0) lines.push(`  (custom ${JSON.stringify(name)} (; ${size} bytes ;))`);
    if (id === 1) names.types.push(...list(r, () => readType(r)));
    if (id === 2) printImports(r, names, lines);
    if (id === 3) for (const type of list(r, () => r.u32())) names.functions.push(declare(names, given, type));
    if (id === 6) printGlobals(r, names, lines);
    if (id === 9) printElements(r, names, lines);
    if (id === 10) printCode(r, names, lines);
  }
  lines.push(")", "");
  return lines.join("\n");
}

interface Section {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly reader: () => WasmReader;
}

function readSections(bytes: Uint8Array): Section[] {
  const sections: Section[] = [];
  const r = new WasmReader(bytes);
  r.skip(8);
  while (r.left > 0) {
    const id = r.byte();
    const content = r.bytes(r.u32());
    const name = id === 0 ? new WasmReader(content).name() : "";
    sections.push({
      id,
      name,
      size: content.length,
      reader: () => {
        const inner = new WasmReader(content);
        if (id === 0) inner.name();
        return inner;
      },
    });
  }
  return sections;
}

function list<T>(r: WasmReader, read: () => T): T[] {
  return Array.from({ length: r.u32() }, read);
}

function readNames(r: WasmReader): Map<number, string> {
  const names = new Map<number, string>();
  r.byte();
  r.u32();
  for (let count = r.u32(); count > 0; count--) names.set(r.u32(), r.name());
  return names;
}

const TYPE_NAMES: ReadonlyMap<number, string> = new Map(Object.entries(VAL_TYPE_BYTE).map(([name, byte]) => [byte, name]));

function valType(r: WasmReader): string {
  return TYPE_NAMES.get(r.byte()) ?? "?";
}

function readType(r: WasmReader): string {
  r.byte();
  const params = list(r, () => valType(r));
  const results = list(r, () => valType(r));
  return [params.length > 0 ? `(param ${params.join(" ")})` : "", results.length > 0 ? `(result ${results.join(" ")})` : ""].filter(Boolean).join(" ");
}

/** Names the next function; the text is unique within the module. */
function declare(names: Names, given: ReadonlyMap<number, string>, type: number): string {
  const index = names.functionTypes.push(type) - 1;
  const name = given.get(index) ?? "";
  return `$${name.replace(/[^\w.<>]/g, "_")}${names.functions.includes(`$${name}`) ? `.${index}` : ""}`;
}

function printImports(r: WasmReader, names: Names, lines: string[]): void {
  for (let count = r.u32(); count > 0; count--) {
    const module = r.name();
    const name = r.name();
    const kind = r.byte();
    let what: string;
    if (kind === 0) {
      const type = r.u32();
      names.functionTypes.push(type);
      names.functions.push(`$${name}`);
      what = `(func $${name} ${names.types[type] ?? ""})`;
    } else if (kind === 3) {
      what = `(global $${name} ${valType(r)})`;
      r.byte();
      names.globals.push(`$${name}`);
    } else {
      if (kind === 1) r.byte();
      const limits = r.byte();
      const minimum = r.u32();
      what = kind === 1 ? `(table ${minimum} funcref)` : `(memory ${minimum})`;
      if (limits === 1) r.u32();
    }
    lines.push(`  (import "${module}" "${name}" ${what})`);
  }
}

function printGlobals(r: WasmReader, names: Names, lines: string[]): void {
  for (let count = r.u32(); count > 0; count--) {
    const name = `$global${names.globals.length}`;
    const type = valType(r);
    r.byte();
    const body: string[] = [];
    printInstructions(r, names, body, 0);
    names.globals.push(name);
    lines.push(`  (global ${name} ${type} ${body.map((text) => text.trim()).join(" ")})`);
  }
}

function printElements(r: WasmReader, names: Names, lines: string[]): void {
  for (let count = r.u32(); count > 0; count--) {
    r.u32();
    const body: string[] = [];
    printInstructions(r, names, body, 0);
    const functions = list(r, () => names.functions[r.u32()] ?? "?");
    lines.push(`  (elem (${body.map((text) => text.trim()).join(" ")}) ${functions.join(" ")})`);
  }
}

function printCode(r: WasmReader, names: Names, lines: string[]): void {
  const count = r.u32();
  const first = names.functions.length - count;
  for (let index = first; index < first + count; index++) {
    r.u32();
    lines.push(`  (func ${names.functions[index] ?? "?"} ${names.types[names.functionTypes[index] ?? -1] ?? ""}`);
    const locals = list(r, () => {
      const run = r.u32();
      return new Array<string>(run).fill(valType(r)).join(" ");
    });
    if (locals.length > 0) lines.push(`    (local ${locals.join(" ")})`);
    printInstructions(r, names, lines, 4);
    lines.push("  )");
  }
}

/** Prints until the `end` that closes what is being read. */
function printInstructions(r: WasmReader, names: Names, lines: string[], indent: number): void {
  let depth = 0;
  for (;;) {
    const opcode = r.byte();
    const instruction = INSTRUCTIONS.get(opcode);
    if (instruction === undefined) throw new RangeError(`opcode 0x${opcode.toString(16)} is none that the emitter uses`);
    if (opcode === OP.end) depth--;
    if (depth < 0) return;
    const level = opcode === OP.else ? depth - 1 : depth;
    const operands = immediates(r, names, instruction.immediate);
    lines.push(`${" ".repeat(indent + 2 * level)}${instruction.name}${operands === "" ? "" : ` ${operands}`}`);
    if (opcode === OP.block || opcode === OP.loop || opcode === OP.if) depth++;
  }
}

function immediates(r: WasmReader, names: Names, kind: string): string {
  switch (kind) {
    case "block": {
      const byte = r.byte();
      return byte === 0x40 ? "" : `(result ${TYPE_NAMES.get(byte) ?? "?"})`;
    }
    case "label":
    case "local":
      return String(r.u32());
    case "table":
      return [...list(r, () => r.u32()), r.u32()].join(" ");
    case "function":
      return names.functions[r.u32()] ?? "?";
    case "indirect": {
      const type = names.types[r.u32()] ?? "?";
      r.u32();
      return type;
    }
    case "global":
      return names.globals[r.u32()] ?? "?";
    case "memory": {
      r.u32();
      const offset = r.u32();
      return offset === 0 ? "" : `offset=${offset}`;
    }
    case "i32":
      return String(r.signed());
    case "i64": {
      const value = r.signed();
      return value < -0x1_0000_0000n || value > 0x1_0000_0000n ? `0x${BigInt.asUintN(64, value).toString(16)}` : String(value);
    }
    case "f64":
      return String(r.f64());
    default:
      return "";
  }
}
