/**
 * Inlining for Python's calls. V8 lets a WebAssembly function grow to little more than its size by inlining, which suits what C compilers have
 * inlined already. Compiled Python consists of short functions and of calls of shorter ones, which are emitted to be inlined.
 */

/** The versions of V8 that have these flags; others would complain about them. */
const FIRST_VERSION = 13;
const LAST_VERSION = 15;
const FLAGS = ["--wasm-inlining-factor=10", "--wasm-inlining-budget=20000"];

/** Lets the engine inline more, for modules that are compiled from now on. */
export function allowInlining(): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (!(version >= FIRST_VERSION && version <= LAST_VERSION)) return;
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of FLAGS) setFlagsFromString(flag);
}
