/** Runs a program that `molt build` compiled, in Node, without a compiler. */
import { compileCore, compileModule } from "@molt-py/provenance";
import { createNodeHost } from "@molt-py/wasm-host/node";
import { runGuarded, runInSession } from "../cli/run-session.ts";
import { enableOwnStack } from "../node/own-stack.ts";
import { compileTrusted } from "../node/trusted-wasm.ts";
import { OWN_STACK_RECURSION } from "../pipeline/limits.ts";
import { type PrecompiledModule, Session } from "../pipeline/session.ts";
import type { AheadManifest } from "./manifest.ts";

const fs = process.getBuiltinModule("node:fs");

/** Runs the program beside the file `url`; `argv` is `sys.argv`. Gives the exit code. */
export function runAhead(url: string, manifest: AheadManifest, argv: readonly string[]): number {
  const read = (name: string): Uint8Array => fs.readFileSync(new URL(name, url));
  const precompiled = new Map<string, PrecompiledModule>();
  for (const { name, filename, isPackage, wasm } of manifest.modules) precompiled.set(name, { filename, isPackage, load: () => read(wasm) });
  return runGuarded(createNodeHost(), (adapter) => {
    const main = precompiled.get("__main__");
    if (main === undefined) throw new Error("the manifest lists no module __main__");
    const ownStack = enableOwnStack();
    const session = new Session({ ownStack, ...(ownStack ? { maxRecursion: OWN_STACK_RECURSION } : {}), core: compileTrusted(() => compileCore(read("molt_core.wasm"))), adapter, precompiled, argv, executable: argv[0] ?? "" });
    return runInSession(session, adapter, () => session.runCompiled(compileModule(main.load()), "__main__", main.filename));
  });
}
