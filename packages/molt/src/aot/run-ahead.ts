/** Runs a program that `molt build` compiled, in Node, without a compiler. */
import { compileCore, compileModule, compilePrelude } from "@molt-py/provenance";
import { createNodeHost, NodeSignals } from "@molt-py/wasm-host/node";
import { exitProcess, runGuarded, runInSession } from "../cli/run-session.ts";
import { giveStartImage } from "../node/artifacts.ts";
import { allowInlining } from "../node/inlining.ts";
import { enableOwnStack } from "../node/own-stack.ts";
import { compileTrusted } from "../node/trusted-wasm.ts";
import { OWN_STACK_RECURSION } from "../pipeline/limits.ts";
import { type PrecompiledModule, Session } from "../pipeline/session.ts";
import type { AheadManifest } from "./manifest.ts";

const fs = process.getBuiltinModule("node:fs");

/** Runs the program beside the file `url`; `argv` is `sys.argv`. Ends the process as the program ended. */
export async function runAhead(url: string, manifest: AheadManifest, argv: readonly string[]): Promise<void> {
  const read = (name: string): Uint8Array => fs.readFileSync(new URL(name, url));
  const precompiled = new Map<string, PrecompiledModule>();
  for (const { name, filename, isPackage, wasm } of manifest.modules) precompiled.set(name, { filename, isPackage, load: () => read(wasm) });
  const signals = new NodeSignals();
  const outcome = await runGuarded(createNodeHost({ signals }), async (adapter) => {
    const main = precompiled.get("__main__");
    if (main === undefined) throw new Error("the manifest lists no module __main__");
    allowInlining();
    const ownStack = enableOwnStack();
    const bytes = read("molt_core.wasm");
    const core = compileTrusted(() => compileCore(bytes));
    giveStartImage(core, bytes, (name) => new URL(name, url));
    const image = manifest.library && core.ahead !== null ? core.ahead.load().image : core.base;
    const session = new Session({
      ownStack,
      ...(ownStack ? { maxRecursion: OWN_STACK_RECURSION } : {}),
      core,
      ...(image === null ? {} : { image }),
      prelude: () => compileTrusted(() => compilePrelude(read("molt_prelude.wasm"))),
      adapter,
      precompiled,
      argv,
      executable: argv[0] ?? "",
    });
    const module = compileModule(main.load());
    return runInSession(session, adapter, () => session.runCompiledLater(module, "__main__", main.filename));
  });
  exitProcess(outcome, signals);
}
