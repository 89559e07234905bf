/**
 * The text form of IR: one operation per line, regions indented, the same text for the same IR.
 *
 * It is for people and for tests; nothing reads it back. Temporaries are `%3`, or `%3+` where the use keeps them; locals are
 * `local x`; cells and labels show their names and numbers; constants are written as Python writes them.
 */

import type { ConstValue, IRFunction, IRModule, Op, Operand, Position, Region } from "./types.ts";

/** What to show beside the operations. */
export interface PrintOptions {
  /** Append each operation's source range, as ` @line:col-endLine:endCol`, and `^` with the anchor's columns. */
  readonly positions?: boolean;
}

/** Prints every function of `module`, in order, separated by blank lines. */
export function printModule(module: IRModule, options: PrintOptions = {}): string {
  return module.functions.map((fn, index) => printFunction(fn, index, options)).join("\n");
}

/** Prints one function; `index` is its number in its module. */
export function printFunction(fn: IRFunction, index: number, options: PrintOptions = {}): string {
  const printer = new Printer(fn, options);
  printer.header(index);
  printer.region(fn.body, 1);
  return printer.text();
}

/** Prints a constant as a Python literal (`frozenset({…})` for frozen sets, `...` for Ellipsis). */
export function printConst(value: ConstValue): string {
  switch (value.type) {
    case "None":
    case "True":
    case "False":
    case "NotImplemented":
      return value.type;
    case "Ellipsis":
      return "...";
    case "int":
      return value.value.toString();
    case "float":
      return printFloat(value.value);
    case "complex":
      return `complex(${printFloat(value.real)}, ${printFloat(value.imag)})`;
    case "str":
      return JSON.stringify(value.value);
    case "bytes":
      return `b"${Array.from(value.value, printByte).join("")}"`;
    case "tuple":
      return `(${value.items.map(printConst).join(", ")}${value.items.length === 1 ? "," : ""})`;
    case "frozenset":
      return `frozenset({${value.items.map(printConst).join(", ")}})`;
  }
}

function printFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  if (Number.isNaN(value)) return "nan";
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function printByte(byte: number): string {
  const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
  return plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`;
}

class Printer {
  readonly #fn: IRFunction;
  readonly #options: PrintOptions;
  readonly #lines: string[] = [];

  constructor(fn: IRFunction, options: PrintOptions) {
    this.#fn = fn;
    this.#options = options;
  }

  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }

  header(index: number): void {
    const fn = this.#fn;
    const { posonly, regular, kwonly, varargs, varkw } = fn.params;
    const counts = [
      posonly > 0 ? `posonly=${posonly}` : "",
      regular > 0 ? `regular=${regular}` : "",
      kwonly > 0 ? `kwonly=${kwonly}` : "",
      varargs ? "*args" : "",
      varkw ? "**kwargs" : "",
    ].filter((text) => text !== "");
    const flags = [fn.generator ? "generator" : "", fn.coroutine ? "coroutine" : ""].filter((text) => text !== "");
    this.#lines.push([`func ${index} ${fn.kind} ${fn.qualname}(${counts.join(", ")})`, ...flags, `line=${fn.firstLine}`].join(" "));
    if (fn.locals.length > 0) this.#lines.push(`  locals ${fn.locals.join(", ")}`);
    if (fn.cells.length > 0) this.#lines.push(`  cells ${fn.cells.map((cell) => (cell.param === null ? cell.name : `${cell.name}=${fn.locals[cell.param] ?? "?"}`)).join(", ")}`);
    if (fn.freevars.length > 0) this.#lines.push(`  free ${fn.freevars.join(", ")}`);
    if (fn.doc !== null) this.#lines.push(`  doc ${JSON.stringify(fn.doc)}`);
    if (fn.selfAttributes && fn.selfAttributes.length > 0) this.#lines.push(`  attributes ${fn.selfAttributes.join(", ")}`);
  }

  region(region: Region, depth: number): void {
    for (const op of region) this.#op(op, depth);
  }

  #op(op: Op, depth: number): void {
    const indent = "  ".repeat(depth);
    const position = this.#options.positions && "pos" in op ? printPosition(this.#fn.positions[op.pos]) : "";
    const line = (text: string): void => void this.#lines.push(`${indent}${text}`);
    switch (op.op) {
      case "if":
        line(`if ${this.#operand(op.cond)}${position}`);
        this.region(op.then, depth + 1);
        if (op.else.length > 0) {
          line("else");
          this.region(op.else, depth + 1);
        }
        return;
      case "block":
      case "loop":
        line(`${op.op} L${op.label}`);
        this.region(op.body, depth + 1);
        return;
      case "for":
        line(`for L${op.label} %${op.dst} in ${this.#operand(op.iter)}${position}`);
        this.region(op.body, depth + 1);
        return;
      case "forrange":
        line(`forrange L${op.label} %${op.dst} in ${this.#operand(op.callee)}(${this.#operands(op.args)})${position}`);
        this.region(op.body, depth + 1);
        return;
      case "try":
        line("try");
        this.region(op.body, depth + 1);
        line(`catch %${op.exc}`);
        this.region(op.handler, depth + 1);
        return;
      default:
        line(`${this.#simple(op)}${position}`);
    }
  }

  #simple(op: Exclude<Op, { op: "if" | "block" | "loop" | "for" | "forrange" | "try" }>): string {
    const use = (operand: Operand): string => this.#operand(operand);
    const define = "dst" in op ? `%${op.dst} = ${op.op}` : op.op;
    switch (op.op) {
      case "move":
      case "drop":
      case "return":
      case "listtotuple":
      case "len":
      case "iter":
      case "yield":
      case "yieldfrom":
      case "aiter":
        return `${define} ${use(op.src)}`;
      case "await":
        return `${define}${op.from === "expression" ? "" : `.${op.from}`} ${use(op.src)}`;
      case "asyncnext":
        return `${op.dsts.map((dst) => `%${dst}`).join(", ")} = asyncnext ${use(op.iter)}`;
      case "setlocal":
        return `setlocal ${this.#local(op.local)}, ${use(op.src)}`;
      case "dellocal":
        return `dellocal ${this.#local(op.local)}${op.check ? " check" : ""}`;
      case "checklocal":
        return `checklocal ${this.#local(op.local)}`;
      case "loadglobal":
      case "loadname":
      case "delglobal":
      case "delname":
        return `${define} ${op.name}`;
      case "storeglobal":
      case "storename":
        return `${define} ${op.name}, ${use(op.src)}`;
      case "loadnamespace":
      case "assertionerror":
        return define;
      case "loadcell":
      case "newcell":
      case "delcell":
      case "cellobject":
        return `${define} ${this.#cell(op.cell)}`;
      case "storecell":
        return `storecell ${this.#cell(op.cell)}, ${use(op.src)}`;
      case "loadclasscell":
        return `${define} ${op.name}, ${this.#cell(op.cell)}`;
      case "loadfromnamespace":
        return `${define} ${use(op.namespace)}, ${op.name}${op.cell === null ? "" : `, ${this.#cell(op.cell)}`}`;
      case "binary":
      case "inplace":
      case "compare":
        return `${define}.${op.operator} ${use(op.a)}, ${use(op.b)}`;
      case "unary":
        return `${define}.${op.operator} ${use(op.a)}`;
      case "not":
        return `${define} ${use(op.a)}`;
      case "is":
      case "contains":
        return `${define}${op.negate ? ".not" : ""} ${use(op.a)}, ${use(op.b)}`;
      case "getattr":
      case "delattr":
        return `${define} ${use(op.obj)}.${op.name}`;
      case "loadspecial":
        return `${op.dsts.map((dst) => `%${dst}`).join(", ")} = loadspecial ${use(op.obj)}.${op.name}`;
      case "setattr":
        return `setattr ${use(op.obj)}.${op.name}, ${use(op.src)}`;
      case "getitem":
      case "delitem":
        return `${define} ${use(op.obj)}[${use(op.index)}]`;
      case "setitem":
        return `setitem ${use(op.obj)}[${use(op.index)}], ${use(op.src)}`;
      case "superattr":
        return `${define} ${use(op.callee)}(${use(op.cls)}, ${use(op.self)}).${op.name}`;
      case "callsuper":
        return `${define} ${use(op.callee)}(${use(op.cls)}, ${use(op.self)}).${op.name}(${this.#arguments(op.args, op.kwnames)})`;
      case "call":
      case "buildclass":
        return `${define} ${use(op.callee)}(${this.#arguments(op.args, op.kwnames)})`;
      case "callspecial":
        return `${define} ${use(op.callee)}(${use(op.self)}; ${this.#operands(op.args)})`;
      case "callmethod":
        return `${define} ${use(op.obj)}.${op.name}(${this.#arguments(op.args, op.kwnames)})${op.found === undefined ? "" : ` found ${use(op.found)}`}`;
      case "intrinsic":
        return `${define} ${op.name}(${this.#operands(op.args)})`;
      case "findmethod":
        return `${define} ${use(op.obj)}.${op.name}`;
      case "callex":
        return `${define} ${use(op.callee)}(*${use(op.args)}${op.kwargs ? `, **${use(op.kwargs)}` : ""})`;
      case "tuple":
      case "list":
      case "set":
      case "dict":
      case "joinstr":
        return op.items.length === 0 ? define : `${define} ${this.#operands(op.items)}`;
      case "slice":
        return `${define} ${use(op.start)}, ${use(op.stop)}, ${use(op.step)}`;
      case "listappend":
      case "listextend":
      case "setadd":
      case "setupdate":
      case "dictupdate":
        return `${define} ${use(op.target)}, ${use(op.src)}`;
      case "dictmerge":
        return `dictmerge ${use(op.target)}, ${use(op.src)} for ${use(op.callee)}`;
      case "dictset":
        return `dictset ${use(op.target)}, ${use(op.key)}, ${use(op.src)}`;
      case "format":
        return `${define}${op.conversion === "" ? "" : `.${op.conversion}`} ${use(op.value)}${op.spec ? `, ${use(op.spec)}` : ""}`;
      case "unpack":
        return `${op.dsts.map((dst) => `%${dst}`).join(", ")} = unpack ${use(op.src)}`;
      case "unpackstar":
        return `${op.dsts.map((dst, index) => `${index === op.star ? "*" : ""}%${dst}`).join(", ")} = unpackstar ${use(op.src)}`;
      case "makefunction": {
        const parts = [
          op.captures.length > 0 ? `captures ${op.captures.map((cell) => this.#cell(cell)).join(", ")}` : "",
          op.defaults ? `defaults ${use(op.defaults)}` : "",
          op.kwdefaults ? `kwdefaults ${use(op.kwdefaults)}` : "",
          op.annotate ? `annotate ${use(op.annotate)}` : "",
        ].filter((text) => text !== "");
        return `${define} func ${op.func}${parts.map((part) => `; ${part}`).join("")}`;
      }
      case "break":
      case "continue":
        return `${op.op} L${op.label}`;
      case "raise":
        return `raise${op.exc ? ` ${use(op.exc)}` : ""}${op.cause ? ` from ${use(op.cause)}` : ""}`;
      case "rethrow":
      case "pushexc":
        return `${define} ${use(op.exc)}`;
      case "popexc":
        return `popexc ${use(op.saved)}`;
      case "excmatch":
        return `${define} ${use(op.exc)}, ${use(op.type)}`;
      case "importname": {
        const from = op.fromlist === null ? "" : ` (${op.fromlist.join(", ")})`;
        return `${define} ${".".repeat(op.level)}${op.name}${from}`;
      }
      case "importfrom":
        return `${define} ${use(op.module)}.${op.name}`;
      case "importstar":
        return `importstar ${use(op.module)}`;
      case "matchsequence":
      case "matchmapping":
        return `${define} ${use(op.subject)}`;
      case "matchkeys":
        return `${define} ${use(op.subject)}, ${use(op.keys)}`;
      case "matchclass": {
        const attributes = op.kwnames.length === 0 ? "" : `, ${op.kwnames.join(", ")}`;
        return `${define} ${use(op.subject)}, ${use(op.cls)}(${op.count}${attributes})`;
      }
    }
  }

  #arguments(args: readonly Operand[], kwnames: readonly string[]): string {
    const positional = args.length - kwnames.length;
    return args.map((arg, index) => (index < positional ? this.#operand(arg) : `${kwnames[index - positional] ?? "?"}=${this.#operand(arg)}`)).join(", ");
  }

  #operands(operands: readonly Operand[]): string {
    return operands.map((operand) => this.#operand(operand)).join(", ");
  }

  #operand(operand: Operand): string {
    switch (operand.kind) {
      case "temp":
        return operand.keep ? `%${operand.id}+` : `%${operand.id}`;
      case "local":
        return `local ${this.#local(operand.id)}`;
      case "const":
        return printConst(operand.value);
    }
  }

  #local(id: number): string {
    return this.#fn.locals[id] ?? `?${id}`;
  }

  #cell(index: number): string {
    const own = this.#fn.cells[index];
    return `cell ${own ? own.name : (this.#fn.freevars[index - this.#fn.cells.length] ?? `?${index}`)}`;
  }
}

function printPosition(position: Position | undefined): string {
  if (position === undefined) return " @?";
  const { anchor } = position;
  const mark = anchor === undefined ? "" : ` ^${anchor.line}:${anchor.start}-${anchor.endLine}:${anchor.end}`;
  return ` @${position.line}:${position.col}-${position.endLine}:${position.endCol}${mark}`;
}
