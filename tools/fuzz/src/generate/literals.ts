// Literals, with a liking for the values at which implementations break.

import type { Context } from "./context.ts";

const ints = ["0", "1", "2", "-1", "3", "7", "10", "255", "256", "-5", "100", "1000", "2**31", "-2**31", "2**47 - 1", "-2**47", "2**47", "2**53 + 1", "2**63 - 1", "2**64", "-2**63", "10**18", "10**30", "0x1F", "0b101", "1_000"];
const floats = ["0.0", "1.0", "0.5", "-0.0", "2.5", "3.14", "1e16", "-1.5", "1e-7", "123456.789", "1e308", "5e-324", "inf", "1e22", "0.1"];
const strings = [`""`, `"a"`, `"abc"`, `"Hello"`, `"a b c"`, `"x,y"`, `"  pad "`, `"12"`, `"-7"`, `"é"`, `"ß"`, `"日本"`, `"🙂"`, `"a\\nb"`, `"'q'"`, `'"dq"'`, `"Ab1_"`, `"%"`, `"{}"`, `r"\\d"`, `"\\x00z"`, `"\\t"`, `"ǆ"`];
const byteStrings = [`b""`, `b"abc"`, `b"\\x00\\xff"`, `b"a,b"`, `b"12"`];

/** An int literal. */
export function intLiteral({ choices }: Context): string {
  return choices.chance(25) ? `(${choices.pick(ints)})` : String(choices.below(12));
}

/** A float literal; the prologue has `inf`. */
export function floatLiteral({ choices }: Context): string {
  return choices.chance(60) ? `(${choices.pick(floats)})` : `${choices.below(9)}.${choices.below(100)}`;
}

/** A str literal. */
export function strLiteral({ choices }: Context): string {
  return choices.pick(strings);
}

/** A bytes literal. */
export function bytesLiteral({ choices }: Context): string {
  return choices.pick(byteStrings);
}
