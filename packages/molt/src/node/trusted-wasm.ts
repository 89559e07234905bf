/**
 * Compiling WebAssembly that Molt itself ships. V8 checks every function of a module before it answers, which takes most of the time of
 * compiling; functions of Molt's own modules are checked when they are first called instead.
 */

/** Compiles with checks put off. `body` must compile nothing else, and at once. */
export function compileTrusted<R>(body: () => R): R {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  setFlagsFromString("--wasm-lazy-validation");
  try {
    return body();
  } finally {
    setFlagsFromString("--no-wasm-lazy-validation");
  }
}
