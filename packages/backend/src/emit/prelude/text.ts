// Strings as prelude functions: comparison, one code point by index or in a loop, and the search for one. What is not narrow, and whatever
// raises, is the core's.

import {
  INDEX_ITER_INDEX,
  INDEX_ITER_SOURCE,
  OBJ_TYPE,
  TEXT_DATA,
  TEXT_INTERNED,
  TEXT_LEN,
  TEXT_WIDTH,
  TS_CHARACTERS,
  TS_TYPE_STR,
  UNBOUND,
} from "@molt-py/abi";
import type { CompareOperator } from "@molt-py/frontend";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { incref, pushIsPointer } from "./counting.ts";
import { isNoInt, pushIsFloat, pushIsInt, pushNumber } from "./numbers.ts";

/** Haystacks of more code points are the core's, which looks at many at once. */
const SHORT_HAYSTACK = 48;

/** Sets `address` to that of a string; leaves for `otherwise` when `value` is not exactly one. */
export function openText(b: CodeBuilder, module: ModuleContext, value: Local, address: Local, otherwise: Label): void {
  pushIsPointer(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_STR);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** Leaves for `otherwise` unless the string's code points take a byte each. */
export function testNarrow(b: CodeBuilder, address: Local, otherwise: Label): void {
  b.get(address);
  b.load8(TEXT_WIDTH);
  b.i32(1);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** Returns the string of the narrow code point that `pushCode` pushes; leaves for `otherwise` when it was not made yet. */
export function returnCharacter(b: CodeBuilder, module: ModuleContext, pushCode: () => void, otherwise: Label): void {
  const value = b.local("i64");
  b.globalGet(module.threadState);
  b.load32(TS_CHARACTERS);
  pushCode();
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
  b.tee(value);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(otherwise);
  b.get(value);
  b.call(incref(module));
  b.get(value);
  b.op(OP.return);
}

/** `str_item(object, index)`: the code point of a string at an int, else what the core's `getitem` says. */
export function textItemFunction(module: ModuleContext): FunctionRef {
  return module.prelude("str_item", ["i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const length = b.local("i64");
    const index = b.local("i64");
    const slow = b.block();
    openText(b, module, 0, address, slow);
    testNarrow(b, address, slow);
    b.get(address);
    b.load32(TEXT_LEN);
    b.op(OP.i64_extend_i32_u);
    b.set(length);
    // What is no inline int, an object's address say, is far out of range.
    b.get(1);
    isNoInt(b);
    b.brIf(slow);
    pushNumber(b, 1);
    b.tee(index);
    b.get(length);
    b.i64(0);
    b.get(index);
    b.i64(0);
    b.op(OP.i64_lt_s);
    b.op(OP.select);
    b.op(OP.i64_add);
    b.tee(index);
    b.get(length);
    b.op(OP.i64_ge_u);
    b.brIf(slow);
    const pushCode = (): void => {
      b.get(address);
      b.get(index);
      b.op(OP.i32_wrap_i64);
      b.op(OP.i32_add);
      b.load8(TEXT_DATA);
    };
    returnCharacter(b, module, pushCode, slow);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("getitem"));
  });
}

/** `str_next(iterator)`, by its address: the next code point of an ASCII string, else what the core's `iter_next` says. */
export function nextCharacterFunction(module: ModuleContext): FunctionRef {
  return module.prelude("str_next", ["i64"], ["i64"], (b) => {
    const iterator = b.local("i32");
    const address = b.local("i32");
    const index = b.local("i32");
    const source = b.local("i64");
    const value = b.local("i64");
    const slow = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(iterator);
    b.load64(INDEX_ITER_SOURCE);
    b.tee(source);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(slow);
    b.get(iterator);
    b.load32(INDEX_ITER_INDEX);
    b.tee(index);
    b.get(source);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(TEXT_LEN);
    b.op(OP.i32_ge_u);
    b.brIf(slow);
    b.globalGet(module.threadState);
    b.load32(TS_CHARACTERS);
    b.get(address);
    b.get(index);
    b.op(OP.i32_add);
    b.load8(TEXT_DATA);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.load64(0);
    b.tee(value);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(slow);
    b.get(iterator);
    b.get(index);
    b.i32(1);
    b.op(OP.i32_add);
    b.store32(INDEX_ITER_INDEX);
    b.get(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("iter_next"));
  });
}

/** `texts_equal(a, b)` by address: whether two strings have the same text. Equal texts have the same width. */
function textsEqualFunction(module: ModuleContext): FunctionRef {
  return module.prelude("texts_equal", ["i32", "i32"], ["i32"], (b) => {
    const rest = b.local("i32");
    const different = b.block();
    b.get(0);
    b.get(1);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    // Length, width and whether it is ASCII.
    b.get(0);
    b.load64(TEXT_LEN);
    b.get(1);
    b.load64(TEXT_LEN);
    b.op(OP.i64_xor);
    b.i64(16);
    b.op(OP.i64_shl);
    b.i64(0);
    b.op(OP.i64_ne);
    b.brIf(different);
    b.get(0);
    b.load8(TEXT_INTERNED);
    b.get(1);
    b.load8(TEXT_INTERNED);
    b.op(OP.i32_and);
    b.brIf(different);
    b.get(0);
    b.load32(TEXT_LEN);
    b.get(0);
    b.load8(TEXT_WIDTH);
    b.op(OP.i32_mul);
    b.set(rest);
    // Objects are multiples of eight bytes, so the last word may be read whole; what is behind the text does not count.
    const again = b.loop();
    const last = b.block();
    b.get(rest);
    b.i32(8);
    b.op(OP.i32_lt_u);
    b.brIf(last);
    pushDifference(b);
    b.i64(0);
    b.op(OP.i64_ne);
    b.brIf(different);
    for (const local of [0, 1]) {
      b.get(local);
      b.i32(8);
      b.op(OP.i32_add);
      b.set(local);
    }
    b.get(rest);
    b.i32(8);
    b.op(OP.i32_sub);
    b.set(rest);
    b.br(again);
    b.end();
    b.end();
    b.get(rest);
    b.op(OP.i32_eqz);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    pushDifference(b);
    b.i32(64);
    b.get(rest);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_sub);
    b.op(OP.i64_extend_i32_u);
    b.op(OP.i64_shl);
    b.op(OP.i64_eqz);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}

/** Pushes the bits in which the next words of two texts differ. */
function pushDifference(b: CodeBuilder): void {
  b.get(0);
  b.load64(TEXT_DATA);
  b.get(1);
  b.load64(TEXT_DATA);
  b.op(OP.i64_xor);
}

/** `texts_order(a, b)` by address, of two narrow strings: below 0, 0 or above 0. */
function textsOrderFunction(module: ModuleContext): FunctionRef {
  return module.prelude("texts_order", ["i32", "i32"], ["i32"], (b) => {
    const lengths = [b.local("i32"), b.local("i32")] as const;
    const rest = b.local("i32");
    const difference = b.local("i32");
    lengths.forEach((length, local) => {
      b.get(local);
      b.load32(TEXT_LEN);
      b.set(length);
    });
    b.get(lengths[0]);
    b.get(lengths[1]);
    b.get(lengths[0]);
    b.get(lengths[1]);
    b.op(OP.i32_lt_u);
    b.op(OP.select);
    b.set(rest);
    const end = b.block();
    const again = b.loop();
    b.get(rest);
    b.op(OP.i32_eqz);
    b.brIf(end);
    b.get(0);
    b.load8(TEXT_DATA);
    b.get(1);
    b.load8(TEXT_DATA);
    b.op(OP.i32_sub);
    b.tee(difference);
    b.if();
    b.get(difference);
    b.op(OP.return);
    b.end();
    for (const local of [0, 1]) {
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
    b.end();
    b.get(lengths[0]);
    b.get(lengths[1]);
    b.op(OP.i32_sub);
  });
}

const ORDER = { lt: OP.i32_lt_s, le: OP.i32_le_s, gt: OP.i32_gt_s, ge: OP.i32_ge_s } as const;

/**
 * Returns the truth of `a op b` (the first two parameters) when both are exactly strings, for an order narrow ones; goes on otherwise.
 * `secondIsText` says that the second one is known to be a string.
 */
export function returnTextComparison(b: CodeBuilder, module: ModuleContext, operator: CompareOperator, secondIsText = false): void {
  const x = b.local("i32");
  const y = b.local("i32");
  const other = b.block();
  openText(b, module, 0, x, other);
  if (secondIsText) {
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.set(y);
  } else {
    openText(b, module, 1, y, other);
  }
  if (operator === "eq" || operator === "ne") {
    b.get(x);
    b.get(y);
    b.call(textsEqualFunction(module));
    if (operator === "ne") b.op(OP.i32_eqz);
  } else {
    testNarrow(b, x, other);
    testNarrow(b, y, other);
    b.get(x);
    b.get(y);
    b.call(textsOrderFunction(module));
    b.i32(0);
    b.op(ORDER[operator]);
  }
  b.op(OP.return);
  b.end();
}

/** `str_contains(needle, haystack)`: 0, 1 or -1; one narrow code point in a short narrow string is looked for here. */
export function textContainsFunction(module: ModuleContext): FunctionRef {
  return module.prelude("str_contains", ["i64", "i64"], ["i32"], (b) => {
    const needle = b.local("i32");
    const at = b.local("i32");
    const end = b.local("i32");
    const slow = b.block();
    openText(b, module, 1, at, slow);
    openText(b, module, 0, needle, slow);
    testNarrow(b, at, slow);
    testNarrow(b, needle, slow);
    b.get(needle);
    b.load32(TEXT_LEN);
    b.i32(1);
    b.op(OP.i32_ne);
    b.brIf(slow);
    b.get(at);
    b.load32(TEXT_LEN);
    b.tee(end);
    b.i32(SHORT_HAYSTACK);
    b.op(OP.i32_gt_u);
    b.brIf(slow);
    b.get(at);
    b.get(end);
    b.op(OP.i32_add);
    b.set(end);
    b.get(needle);
    b.load8(TEXT_DATA);
    b.set(needle);
    const again = b.loop();
    b.get(at);
    b.get(end);
    b.op(OP.i32_eq);
    b.if();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(at);
    b.load8(TEXT_DATA);
    b.get(needle);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(at);
    b.i32(1);
    b.op(OP.i32_add);
    b.set(at);
    b.br(again);
    b.end();
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("contains"));
  });
}

/** Returns the sum of the first two parameters when both are exactly strings; goes on otherwise. */
export function returnTextSum(b: CodeBuilder, module: ModuleContext): void {
  const address = b.local("i32");
  const other = b.block();
  openText(b, module, 0, address, other);
  openText(b, module, 1, address, other);
  b.get(0);
  b.get(1);
  b.call(module.helper("str_concat"));
  b.op(OP.return);
  b.end();
}

/** `str_part(value)`: what `join_str` takes for a part of an f-string: an inline int, a float or exactly a string as it is, else its text. */
export function textPartFunction(module: ModuleContext, conversion: "" | "r" | "s" | "a"): FunctionRef {
  return module.prelude(`str_part${conversion}`, ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    pushIsInt(b, 0);
    pushIsFloat(b, 0);
    b.op(OP.i32_or);
    b.if();
    b.get(0);
    b.op(OP.return);
    b.end();
    const other = b.block();
    openText(b, module, 0, address, other);
    b.get(0);
    b.call(incref(module));
    b.get(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.i32(conversion === "" ? 0 : conversion.charCodeAt(0));
    b.i64(UNBOUND);
    b.call(module.helper("format_value"));
  });
}
