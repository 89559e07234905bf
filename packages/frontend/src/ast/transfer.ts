/**
 * Trees between the compiler and the module `ast`: a root as bytes, and back.
 *
 * The bytes are a table of strings and a program for a stack: leaves are pushed, lists and nodes take what they are made of from the
 * stack, so that neither side recurses, however deep the tree is. `packages/stdlib/src/python/_ast.py` is the other end; it has the same kinds in
 * the same order, with the fields of each in the order of CPython's grammar of trees.
 */

import type { ConstantValue, Root } from "./nodes.ts";

/** What a part of a node may be. */
type Part = PartNode | readonly Part[] | ConstantValue | undefined;

/** A node as this file sees all of them. */
interface PartNode {
  readonly kind: string;
  readonly [field: string]: Part;
}

/** How the stack is worked. Numbers follow as LEB128. */
const OP = { NONE: 0, TRUE: 1, FALSE: 2, ELLIPSIS: 3, STR: 4, INT: 5, FLOAT: 6, COMPLEX: 7, BYTES: 8, LIST: 9, NODE: 10, PLACED: 11, SINGLETON: 12 } as const;

/** Kinds and their fields; those with `@` have a place, those with `-` have no fields and are singletons. `name=` gives the field's name here. */
const KINDS: readonly { readonly name: string; readonly fields: readonly string[]; readonly placed: boolean }[] = `
Module body type_ignores
Interactive body
Expression body
FunctionType argtypes returns
@FunctionDef name args body decorator_list returns type_comment type_params
@AsyncFunctionDef name args body decorator_list returns type_comment type_params
@ClassDef name bases keywords body decorator_list type_params
@Return value
@Delete targets
@Assign targets value type_comment
@TypeAlias name type_params value
@AugAssign target op value
@AnnAssign target annotation value simple
@For target iter body orelse type_comment
@AsyncFor target iter body orelse type_comment
@While test body orelse
@If test body orelse
@With items body type_comment
@AsyncWith items body type_comment
@Match subject cases
@Raise exc cause
@Try body handlers orelse finalbody
@TryStar body handlers orelse finalbody
@Assert test msg
@Import names
@ImportFrom module names level
@Global names
@Nonlocal names
@Expr value
@Pass
@Break
@Continue
@BoolOp op values
@NamedExpr target value
@BinOp left op right
@UnaryOp op operand
@Lambda args body
@IfExp test body orelse
@Dict keys values
@Set elts
@ListComp elt generators
@SetComp elt generators
@DictComp key value generators
@GeneratorExp elt generators
@Await value
@Yield value
@YieldFrom value
@Compare left ops comparators
@Call func args keywords
@FormattedValue value conversion format_spec
@Interpolation value str conversion format_spec
@JoinedStr values
@TemplateStr values
@Constant value prefix
@Attribute value attr ctx
@Subscript value slice ctx
@Starred value ctx
@Name id ctx
@List elts ctx
@Tuple elts ctx
@Slice lower upper step
-Load
-Store
-Del
-And
-Or
-Add
-Sub
-Mult
-MatMult
-Div
-Mod
-Pow
-LShift
-RShift
-BitOr
-BitXor
-BitAnd
-FloorDiv
-Invert
-Not
-UAdd
-USub
-Eq
-NotEq
-Lt
-LtE
-Gt
-GtE
-Is
-IsNot
-In
-NotIn
comprehension target iter ifs is_async
@ExceptHandler type name body
arguments posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults
@arg arg annotation type_comment
@keyword arg value
@alias name asname
withitem context_expr optional_vars
match_case pattern guard body
@MatchValue value
@MatchSingleton value
@MatchSequence patterns
@MatchMapping keys patterns rest
@MatchClass cls patterns kwd_attrs kwd_patterns
@MatchStar name
@MatchAs pattern name
@MatchOr patterns
TypeIgnore lineno tag
@TypeVar name bound default_value
@ParamSpec name default_value
@TypeVarTuple name default_value
`
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", ...fields] = line.replace(/^[@-]/, "").split(" ");
    return { name, fields, placed: line.startsWith("@") };
  });

const INDEX: ReadonlyMap<string, number> = new Map(KINDS.map(({ name }, index) => [name, index]));

/** Fields that hold numbers, which are floats elsewhere. */
const NUMBERS: ReadonlySet<string> = new Set(["simple", "conversion", "level", "is_async"]);
/** Fields whose strings stand for nodes. */
const SINGLETONS: ReadonlySet<string> = new Set(["op", "ops", "ctx"]);
/** Lists that are never absent. */
const EMPTY: readonly Part[] = Object.freeze([]);

/** The tree as bytes. */
export function encodeTransfer(root: Root): Uint8Array {
  const encoder = new Encoder();
  encoder.tree(root as unknown as PartNode);
  return encoder.finish();
}

/** One thing to be done: a part to write, or an instruction that ends one. */
type Task = { readonly part: Part; readonly field: string } | { readonly node: PartNode; readonly kind: number } | { readonly length: number };

class Encoder {
  readonly #code: number[] = [];
  readonly #strings = new Map<string, number>();
  readonly #texts: (string | Uint32Array)[] = [];

  tree(root: PartNode): void {
    const tasks: Task[] = [{ part: root, field: "" }];
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
      if ("length" in task) this.#emit(OP.LIST, task.length);
      else if ("node" in task) this.#node(task.node, task.kind);
      else this.#part(task.part, task.field, tasks);
    }
  }

  #part(part: Part, field: string, tasks: Task[]): void {
    if (Array.isArray(part)) {
      const list = part as readonly Part[];
      tasks.push({ length: list.length });
      for (let index = list.length - 1; index >= 0; index--) tasks.push({ part: list[index], field });
    } else if (typeof part === "object" && part !== null && "kind" in part) {
      const node = part as PartNode;
      const kind = INDEX.get(node.kind) as number;
      tasks.push({ node, kind });
      const { fields } = KINDS[kind] as (typeof KINDS)[number];
      for (let index = fields.length - 1; index >= 0; index--) {
        const name = fields[index] as string;
        tasks.push({ part: name === "type_ignores" ? EMPTY : node[name], field: name });
      }
    } else if (SINGLETONS.has(field)) this.#emit(OP.SINGLETON, INDEX.get(part as string) as number);
    else this.#value(part as ConstantValue | undefined, field);
  }

  #value(value: ConstantValue | undefined, field: string): void {
    if (value === null || value === undefined) this.#emit(OP.NONE);
    else if (typeof value === "boolean") this.#emit(value ? OP.TRUE : OP.FALSE);
    else if (typeof value === "string") this.#emit(OP.STR, this.#string(value));
    else if (typeof value === "bigint" || (typeof value === "number" && NUMBERS.has(field))) this.#emit(OP.INT, this.#string(`0x${value.toString(16)}`.replace("0x-", "-0x")));
    else if (typeof value === "number") this.#emit(OP.FLOAT, this.#string(String(value)));
    else if (value instanceof Uint8Array) this.#emit(OP.BYTES, this.#string(Array.from(value, (byte) => String.fromCharCode(byte)).join("")));
    else if (value.type === "ellipsis") this.#emit(OP.ELLIPSIS);
    else if (value.type === "complex") this.#emit(OP.COMPLEX, this.#string(String(value.imag)));
    else this.#emit(OP.STR, this.#texts.push(value.codePoints) - 1);
  }

  #node(node: PartNode, kind: number): void {
    if (!(KINDS[kind] as (typeof KINDS)[number]).placed) return this.#emit(OP.NODE, kind);
    const { line, col, endLine, endCol } = node as unknown as Record<string, number>;
    this.#emit(OP.PLACED, kind, line as number, col as number, endLine as number, endCol as number);
  }

  #emit(op: number, ...numbers: readonly number[]): void {
    this.#code.push(op);
    for (const number of numbers) pushNumber(this.#code, number);
  }

  #string(text: string): number {
    let index = this.#strings.get(text);
    if (index === undefined) {
      index = this.#texts.push(text) - 1;
      this.#strings.set(text, index);
    }
    return index;
  }

  finish(): Uint8Array {
    const head: number[] = [];
    const blob: number[] = [];
    pushNumber(head, this.#texts.length);
    for (const text of this.#texts) {
      const points = typeof text === "string" ? Array.from(text, (character) => character.codePointAt(0) as number) : Array.from(text);
      pushNumber(head, points.length);
      for (const point of points) pushUtf8(blob, point);
    }
    pushNumber(head, blob.length);
    const bytes = new Uint8Array(head.length + blob.length + this.#code.length);
    bytes.set(head);
    bytes.set(blob, head.length);
    bytes.set(this.#code, head.length + blob.length);
    return bytes;
  }
}

function pushNumber(out: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) out.push((rest & 0x7f) | 0x80);
  out.push(rest);
}

/** Surrogates are written as any other code point. */
function pushUtf8(out: number[], point: number): void {
  if (point < 0x80) out.push(point);
  else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x1_0000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else out.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
}

/** The tree that bytes of the module `ast` hold, which has checked it. */
export function decodeTransfer(bytes: Uint8Array): Root {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at++] as number;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const lengths = Array.from({ length: number() }, number);
  const size = number();
  const points = readUtf8(bytes.subarray(at, at + size));
  at += size;
  let start = 0;
  const texts = lengths.map((length) => points.subarray(start, (start += length)));
  const stack: Part[] = [];
  const string = (): string => textOf(texts[number()] as Uint32Array) as string;
  while (at < bytes.length) {
    const op = bytes[at++] as number;
    switch (op) {
      case OP.NONE:
        stack.push(null);
        break;
      case OP.TRUE:
      case OP.FALSE:
        stack.push(op === OP.TRUE);
        break;
      case OP.ELLIPSIS:
        stack.push({ type: "ellipsis" });
        break;
      case OP.STR:
        stack.push(textOf(texts[number()] as Uint32Array));
        break;
      case OP.INT: {
        const text = string();
        stack.push(text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text));
        break;
      }
      case OP.FLOAT:
        stack.push(float(string()));
        break;
      case OP.COMPLEX:
        stack.push({ type: "complex", imag: float(string()) });
        break;
      case OP.BYTES:
        stack.push(Uint8Array.from(texts[number()] as Uint32Array));
        break;
      case OP.LIST: {
        const length = number();
        stack.push(stack.splice(stack.length - length, length));
        break;
      }
      case OP.SINGLETON:
        stack.push((KINDS[number()] as (typeof KINDS)[number]).name);
        break;
      default: {
        const { name, fields } = KINDS[number()] as (typeof KINDS)[number];
        const parts = stack.splice(stack.length - fields.length, fields.length);
        const node: Record<string, Part> = { kind: name };
        fields.forEach((field, index) => {
          const part = parts[index];
          node[field] = NUMBERS.has(field) && typeof part === "bigint" ? Number(part) : part;
        });
        if (op === OP.PLACED) [node.line, node.col, node.endLine, node.endCol] = [number(), number(), number(), number()];
        stack.push(node as PartNode);
      }
    }
  }
  return stack[0] as unknown as Root;
}

function float(text: string): number {
  return text === "inf" ? Infinity : text === "-inf" ? -Infinity : Number(text);
}

/** A str in the form of the tree. */
function textOf(points: Uint32Array): ConstantValue {
  const ambiguous = points.some((point, index) => isSurrogate(point, 0xd800) && isSurrogate(points[index + 1] ?? 0, 0xdc00));
  if (ambiguous) return { type: "codePoints", codePoints: points.slice() };
  let text = "";
  for (const point of points) text += String.fromCodePoint(point);
  return text;
}

function isSurrogate(point: number, first: number): boolean {
  return point >= first && point < first + 0x400;
}

function readUtf8(bytes: Uint8Array): Uint32Array {
  const points = new Uint32Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] as number;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let left = more; left > 0; left--) point = (point << 6) | ((bytes[at++] as number) & 0x3f);
    points[count++] = point;
  }
  return points.subarray(0, count);
}
