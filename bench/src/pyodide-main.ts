// The process that holds Pyodide: loads it once, then runs one program per message, each in a namespace of its own.

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

import type { Answer, Request } from "./pyodide-process.ts";

let output = "";
const python = await loadPyodide({ stdout: (line) => (output += `${line}\n`) });
const collect = python.runPython("import gc, sys; gc.collect") as () => number;
const setArguments = python.runPython("lambda path: sys.argv.__setitem__(slice(None), [path])") as (path: string) => void;

function answer(message: Answer): void {
  process.send?.(message);
}

process.on("message", (message) => {
  const { path } = message as Request;
  output = "";
  collect();
  setArguments(path);
  const globals = python.toPy({ __name__: "__main__" });
  try {
    python.runPython(readFileSync(path, "utf8"), { globals, filename: path });
    answer({ output });
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).trim().split("\n");
    answer({ failure: lines.at(-1) ?? "failed" });
  } finally {
    globals.destroy();
  }
});
process.on("disconnect", () => process.exit());
answer({ ready: true });
