/**
 * A large stack for Python in Node's main thread, which has a megabyte. V8 runs WebAssembly on stacks of their own for JavaScript
 * Promise Integration; with growable stacks they take what they need, up to the limit set here. The thread's own stack and its limit
 * stay as they are.
 */

import { hasOwnStacks } from "@molt-py/provenance";

/** Most that one stack may take, in KiB. Memory is taken as it is used. */
const STACK_LIMIT = 200_000;

/** Asks the engine for large stacks. Answers whether it has them. */
export function enableOwnStack(): boolean {
  if (!hasOwnStacks()) return false;
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  setFlagsFromString("--experimental-wasm-growable-stacks");
  setFlagsFromString(`--stack-size=${STACK_LIMIT}`);
  return true;
}
