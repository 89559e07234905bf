// Methods of exactly a string that compiled code does itself for the common cases. Those of built-in types cannot be replaced, so the type of
// the object is all that has to be tested; anything else is a method call like any other.

import { FALSE, TEXT_DATA, TEXT_LEN, TEXT_WIDTH, TRUE } from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { methodFunction } from "./calls.ts";
import { openText, testNarrow } from "./text.ts";

const code = (character: string): number => character.charCodeAt(0);
const between = (first: string, last: string) => (value: number): boolean => value >= code(first) && value <= code(last);
const isDigit = between("0", "9");
const isLower = between("a", "z");
const isUpper = between("A", "Z");
const isAlpha = (value: number): boolean => isLower(value) || isUpper(value);
const isSpace = (value: number): boolean => (value >= 9 && value <= 13) || (value >= 28 && value <= 32);

/** What the questions about strings ask of one code point of ASCII. */
const QUESTIONS = new Map<string, (value: number) => boolean>([
  ["isdigit", isDigit],
  ["isdecimal", isDigit],
  ["isnumeric", isDigit],
  ["isalpha", isAlpha],
  ["isalnum", (value) => isAlpha(value) || isDigit(value)],
  ["isspace", isSpace],
  ["isupper", isUpper],
  ["islower", isLower],
]);

/** `object.name(a1 … an)` with a method cache, when compiled code can do it for some strings; else null. */
export function textMethod(module: ModuleContext, name: string, count: number): FunctionRef | null {
  const question = QUESTIONS.get(name);
  if (question !== undefined && count === 0) return method(module, name, 0, (b, address, other) => answer(b, question, address, other));
  if (name === "startswith" && count === 1) {
    return method(module, name, count, (b, address, other) => compareEnd(b, module, address, false, other));
  }
  if (name === "endswith" && count === 1) return method(module, name, count, (b, address, other) => compareEnd(b, module, address, true, other));
  return null;
}

/** `write` leaves the result for the string at an address in local 1, or leaves for `otherwise`; arguments follow the name from local 3 on. */
function method(module: ModuleContext, name: string, count: number, write: (b: CodeBuilder, address: Local, otherwise: Label) => void): FunctionRef {
  const parameters: ValType[] = ["i32", "i64", "i64", ...new Array<ValType>(count).fill("i64")];
  return module.prelude(`${name}${count}`, parameters, ["i64"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    openText(b, module, 1, address, other);
    write(b, address, other);
    b.op(OP.return);
    b.end();
    parameters.forEach((_, local) => b.get(local));
    b.call(methodFunction(module, count));
  });
}

/** Pushes True or False for the i32 on the stack. */
function boxBool(b: CodeBuilder): void {
  const truth = b.local("i32");
  b.set(truth);
  b.i64(TRUE);
  b.i64(FALSE);
  b.get(truth);
  b.op(OP.select);
}

/** A bit for each code point of ASCII. */
function bits(question: (value: number) => boolean, from: number): bigint {
  let word = 0n;
  for (let value = 0; value < 64; value++) if (question(from + value)) word |= 1n << BigInt(value);
  return word;
}

/** Pushes the answer for a string of one code point of ASCII. */
function answer(b: CodeBuilder, question: (value: number) => boolean, address: Local, otherwise: Label): void {
  const value = b.local("i32");
  testNarrow(b, address, otherwise);
  b.get(address);
  b.load32(TEXT_LEN);
  b.i32(1);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(address);
  b.load8(TEXT_DATA);
  b.tee(value);
  b.i32(128);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.i64(bits(question, 64));
  b.i64(bits(question, 0));
  b.get(value);
  b.i32(64);
  b.op(OP.i32_ge_u);
  b.op(OP.select);
  b.get(value);
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_shr_u);
  b.op(OP.i32_wrap_i64);
  b.i32(1);
  b.op(OP.i32_and);
  boxBool(b);
}

/** Pushes whether a narrow string begins, or ends, with the narrow string in local 3. */
function compareEnd(b: CodeBuilder, module: ModuleContext, address: Local, atEnd: boolean, otherwise: Label): void {
  const affix = b.local("i32");
  const rest = b.local("i32");
  testNarrow(b, address, otherwise);
  openText(b, module, 3, affix, otherwise);
  b.get(affix);
  b.load8(TEXT_WIDTH);
  b.i32(1);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(affix);
  b.load32(TEXT_LEN);
  b.tee(rest);
  b.get(address);
  b.load32(TEXT_LEN);
  b.op(OP.i32_gt_u);
  b.if();
  b.i64(FALSE);
  b.op(OP.return);
  b.end();
  if (atEnd) {
    b.get(address);
    b.get(address);
    b.load32(TEXT_LEN);
    b.get(rest);
    b.op(OP.i32_sub);
    b.op(OP.i32_add);
    b.set(address);
  }
  const again = b.loop();
  b.get(rest);
  b.op(OP.i32_eqz);
  b.if();
  b.i64(TRUE);
  b.op(OP.return);
  b.end();
  b.get(address);
  b.load8(TEXT_DATA);
  b.get(affix);
  b.load8(TEXT_DATA);
  b.op(OP.i32_ne);
  b.if();
  b.i64(FALSE);
  b.op(OP.return);
  b.end();
  for (const local of [address, affix]) {
    b.get(local);
    b.i32(1);
    b.op(OP.i32_add);
    b.set(local);
  }
  b.get(rest);
  b.i32(1);
  b.op(OP.i32_sub);
  b.set(rest);
  b.br(again);
  b.end();
  b.op(OP.unreachable);
}
