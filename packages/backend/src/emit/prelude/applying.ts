// Calls of Python functions with arguments in memory, at the top of the value stack: absent parameters get their defaults there, starred ones
// what is left, and then the code is called with what lies there. One function each for all numbers of parameters, so modules stay small;
// calls that need none of this do not come here.

import {
  BIND_DEFAULT,
  BIND_PLAN,
  BIND_STARS,
  DICT_END,
  DICT_ENTRIES,
  DICT_LEN,
  ENTRY_KEY,
  ENTRY_SIZE,
  ENTRY_VALUE,
  FUNC_BINDING,
  FUNC_CALL_KEY,
  FUNC_FILL,
  FUNC_FITS,
  FUNC_NAMED,
  FUNC_NAMES,
  FUNC_PARAMS,
  FUNC_POSITIONAL,
  FUNC_POSONLY,
  FUNC_STARS,
  FUNC_TABLE,
  MAX_DIRECT_PARAMS,
  STAR_KEYWORDS,
  STAR_REST,
  UNBOUND,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref } from "./counting.ts";
import { smallDictFunction } from "./memory.ts";
import { tupleAtFunction } from "./starred.ts";

const VALUE = 8;
/** Where `planned` lays the parameters, behind the arguments: those are at most 16 and two more. */
const PARAMETERS = 18 * VALUE;

/** `applied(address, at)`: calls the function at the address with as many values from `at` on as it has parameters. */
export function appliedFunction(module: ModuleContext): FunctionRef {
  return module.prelude("applied", ["i32", "i32"], ["i64"], (b) => {
    const counts = Array.from({ length: MAX_DIRECT_PARAMS + 1 }, (_, count) => count);
    const labels: Label[] = counts.map(() => b.block()).reverse();
    const [innermost] = labels;
    if (innermost === undefined) throw new Error("there are no numbers of parameters");
    b.get(0);
    b.load32(FUNC_PARAMS);
    b.brTable(labels, innermost);
    b.end();
    for (const count of counts) {
      b.get(0);
      for (let index = 0; index < count; index++) {
        b.get(1);
        b.load64(index * VALUE);
      }
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(count));
      if (count === MAX_DIRECT_PARAMS) continue;
      b.op(OP.return);
      b.end();
    }
  });
}

/** Runs `body` for the offsets of the values `from` up to `to`, two numbers of them; the local `at` holds the offset. */
function forEach(b: CodeBuilder, at: Local, from: () => void, to: () => void, body: () => void): void {
  const end = b.local("i32");
  to();
  b.i32(3);
  b.op(OP.i32_shl);
  b.set(end);
  from();
  b.i32(3);
  b.op(OP.i32_shl);
  b.set(at);
  const done = b.block();
  const again = b.loop();
  b.get(at);
  b.get(end);
  b.op(OP.i32_ge_s);
  b.brIf(done);
  body();
  b.get(at);
  b.i32(VALUE);
  b.op(OP.i32_add);
  b.set(at);
  b.br(again);
  b.end();
  b.end();
}

/** Pushes the sum of an address and an offset. */
function pushSum(b: CodeBuilder, base: Local, offset: Local): void {
  b.get(base);
  b.get(offset);
  b.op(OP.i32_add);
}

/** Pushes the default of the parameter at an offset. */
function pushDefault(b: CodeBuilder, address: Local, offset: Local): void {
  b.get(address);
  b.load32(FUNC_FILL);
  b.get(offset);
  b.op(OP.i32_add);
  b.load64(0);
}

/** Leaves for `otherwise` unless `bound` can call the function at `address` with `count` arguments. */
export function testFits(b: CodeBuilder, address: Local, count: number, otherwise: Label): void {
  b.get(address);
  b.load32(FUNC_FITS);
  b.i32(1 << count);
  b.op(OP.i32_and);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** `bound(address, at, count)`: calls the function at the address, which passed `testFits`, with the arguments at `at`. */
export function boundFunction(module: ModuleContext): FunctionRef {
  return module.prelude("bound", ["i32", "i32", "i32"], ["i64"], (b) => {
    const offset = b.local("i32");
    const stars = b.local("i32");
    const positional = b.local("i32");
    const rest = b.local("i64");
    const keywords = b.local("i64");
    const result = b.local("i64");
    b.get(0);
    b.load32(FUNC_CALL_KEY);
    b.get(2);
    b.op(OP.i32_eq);
    b.if();
    b.get(0);
    b.get(1);
    b.call(appliedFunction(module));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.load8(FUNC_POSITIONAL);
    b.set(positional);
    b.get(0);
    b.load8(FUNC_STARS);
    b.tee(stars);
    b.i32(STAR_REST);
    b.op(OP.i32_and);
    b.if();
    b.get(1);
    b.get(positional);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.get(2);
    b.get(positional);
    b.op(OP.i32_sub);
    b.tee(offset);
    b.i32(0);
    b.get(offset);
    b.i32(0);
    b.op(OP.i32_gt_s);
    b.op(OP.select);
    b.call(tupleAtFunction(module));
    b.set(rest);
    b.end();
    forEach(
      b,
      offset,
      () => pushLess(b, 2, positional),
      () => {
        b.get(0);
        b.load8(FUNC_NAMED);
      },
      () => {
        pushSum(b, 1, offset);
        pushDefault(b, 0, offset);
        b.store64(0);
      },
    );
    b.get(stars);
    b.if();
    b.get(1);
    b.get(0);
    b.load8(FUNC_NAMED);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.tee(offset);
    b.get(rest);
    b.store64(0);
    b.get(stars);
    b.i32(STAR_KEYWORDS);
    b.op(OP.i32_and);
    b.if();
    b.get(offset);
    b.get(stars);
    b.i32(STAR_REST);
    b.op(OP.i32_and);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.call(smallDictFunction(module, 0));
    b.tee(keywords);
    b.store64(0);
    b.end();
    b.end();
    b.get(0);
    b.get(1);
    b.call(appliedFunction(module));
    b.set(result);
    b.get(keywords);
    b.call(decref(module));
    b.get(rest);
    b.call(decref(module));
    b.get(result);
  });
}

/** Pushes the lesser of two numbers. */
function pushLess(b: CodeBuilder, one: Local, two: Local): void {
  b.get(one);
  b.get(two);
  b.get(one);
  b.get(two);
  b.op(OP.i32_lt_u);
  b.op(OP.select);
}

/** `permuted(address, cache, at)`: calls the function at the address with the arguments at `at` as the plan of the binding cache says. */
function permutedFunction(module: ModuleContext): FunctionRef {
  return module.prelude("permuted", ["i32", "i32", "i32"], ["i64"], (b) => {
    const index = b.local("i32");
    const place = b.local("i32");
    const again = b.loop();
    b.get(2);
    b.get(index);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.get(0);
    b.load32(FUNC_FILL);
    b.get(index);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.get(2);
    b.get(1);
    b.get(index);
    b.op(OP.i32_add);
    b.load8(BIND_PLAN);
    b.tee(place);
    b.op(OP.i32_add);
    b.get(place);
    b.i32(BIND_DEFAULT);
    b.op(OP.i32_eq);
    b.op(OP.select);
    b.load64(0);
    b.store64(PARAMETERS);
    b.get(index);
    b.i32(1);
    b.op(OP.i32_add);
    b.tee(index);
    b.get(0);
    b.load32(FUNC_PARAMS);
    b.op(OP.i32_lt_u);
    b.brIf(again);
    b.end();
    b.get(0);
    b.get(2);
    b.i32(PARAMETERS);
    b.op(OP.i32_add);
    b.call(appliedFunction(module));
  });
}

/** `planned(address, cache, at, count, names)`: likewise, when `*` and `**` parameters have to be made up before. */
export function plannedFunction(module: ModuleContext): FunctionRef {
  return module.prelude("planned", ["i32", "i32", "i32", "i32", "i64"], ["i64"], (b) => {
    const rest = b.local("i64");
    const keywords = b.local("i64");
    const behind = b.local("i32");
    const result = b.local("i64");
    const call = (): void => {
      for (let local = 0; local < 3; local++) b.get(local);
      b.call(permutedFunction(module));
    };
    b.get(1);
    b.load32(BIND_STARS);
    b.op(OP.i32_eqz);
    b.if();
    call();
    b.op(OP.return);
    b.end();
    for (let local = 1; local < 5; local++) b.get(local);
    b.call(module.helper("gather"));
    b.get(2);
    b.get(3);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.tee(behind);
    b.load64(0);
    b.set(rest);
    b.get(behind);
    b.load64(VALUE);
    b.set(keywords);
    call();
    b.set(result);
    b.get(keywords);
    b.call(decref(module));
    b.get(rest);
    b.call(decref(module));
    b.get(result);
  });
}

/**
 * `spread(address, at, count, dict)`: completes the arguments at `at` with those that a dict has by name, and with defaults. 0 when the core has
 * to say what is wrong, or has more to do. The names of parameters are interned, and those in dicts almost always.
 */
export function spreadFunction(module: ModuleContext): FunctionRef {
  return module.prelude("spread", ["i32", "i32", "i32", "i32"], ["i32"], (b) => {
    const offset = b.local("i32");
    const entry = b.local("i32");
    const end = b.local("i32");
    const other = b.block();
    b.get(0);
    b.load32(FUNC_BINDING);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.load8(FUNC_STARS);
    b.brIf(other);
    b.get(2);
    b.get(0);
    b.load8(FUNC_POSITIONAL);
    b.op(OP.i32_gt_u);
    b.brIf(other);
    b.get(3);
    b.load32(DICT_LEN);
    b.get(3);
    b.load32(DICT_END);
    b.op(OP.i32_ne);
    b.brIf(other);
    const named = (): void => {
      b.get(0);
      b.load8(FUNC_NAMED);
    };
    const given = (): void => b.get(2);
    forEach(b, offset, given, named, () => {
      pushSum(b, 1, offset);
      b.i64(UNBOUND);
      b.store64(0);
    });
    b.get(3);
    b.load32(DICT_ENTRIES);
    b.tee(entry);
    b.get(3);
    b.load32(DICT_END);
    b.i32(ENTRY_SIZE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.set(end);
    const done = b.block();
    const next = b.loop();
    b.get(entry);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(done);
    const placed = b.block();
    forEach(
      b,
      offset,
      () => {
        b.get(0);
        b.load8(FUNC_POSONLY);
      },
      named,
      () => {
        b.get(0);
        b.load32(FUNC_NAMES);
        b.get(offset);
        b.op(OP.i32_add);
        b.load64(0);
        b.get(entry);
        b.load64(ENTRY_KEY);
        b.op(OP.i64_eq);
        b.brIf(placed);
      },
    );
    b.br(other);
    b.end();
    pushSum(b, 1, offset);
    b.load64(0);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.brIf(other);
    pushSum(b, 1, offset);
    b.get(entry);
    b.load64(ENTRY_VALUE);
    b.store64(0);
    b.get(entry);
    b.i32(ENTRY_SIZE);
    b.op(OP.i32_add);
    b.set(entry);
    b.br(next);
    b.end();
    b.end();
    forEach(b, offset, given, named, () => {
      pushSum(b, 1, offset);
      b.load64(0);
      b.i64(UNBOUND);
      b.op(OP.i64_eq);
      b.if();
      // The lowest bit is that of the first parameter with a default.
      b.get(0);
      b.load32(FUNC_FITS);
      b.i32(31);
      b.get(offset);
      b.i32(3);
      b.op(OP.i32_shr_u);
      b.op(OP.i32_sub);
      b.op(OP.i32_shl);
      b.op(OP.i32_eqz);
      b.brIf(other);
      pushSum(b, 1, offset);
      pushDefault(b, 0, offset);
      b.store64(0);
      b.end();
    });
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}
