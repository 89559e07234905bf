// `node bench/memory/bytes.ts`: bytes that an object takes on Molt and on `python3`, by the growth of memory in use over many of them.
// On Molt that is what its allocator has given out, on CPython the resident size of a process, minus that of one that makes nothing.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What is needed of a runtime. */
interface Runtime extends AsyncDisposable {
  run(source: string): unknown;
  metrics(): { readonly bytes: number };
}

// The built package: nothing in the suite depends on it otherwise.
const { Molt } = (await import(new URL("../../packages/molt/dist/index.js", import.meta.url).href)) as { readonly Molt: { create(): Promise<Runtime> } };

const file = join(import.meta.dirname, "bytes.py");
const source = readFileSync(file, "utf8");
const kinds = [...source.matchAll(/^ {4}"([^"]+)": lambda/gm)].map(([, name]) => name as string);
const count = 400_000;

async function onMolt(kind: string): Promise<number> {
  await using py = await Molt.create();
  py.run(`${source.slice(0, source.indexOf("if __name__"))}\nNone`);
  py.run(`import gc\ngc.disable()\nNone`);
  const before = py.metrics().bytes;
  py.run(`kept = KINDS[${JSON.stringify(kind)}]()\nNone`);
  return (py.metrics().bytes - before) / count;
}

function onPython(kind: string): number {
  const resident = (name: string, code: string): number => Number(execFileSync("python3", ["-c", code, name, "statm"], { encoding: "utf8" }).trim().split("\n").at(-1));
  const empty = resident(kind, source.replace("KINDS[sys.argv[1]]()", "[]"));
  return (resident(kind, source) - empty) / count;
}

let product = 1;
console.log(`${"bytes of one of the".padEnd(30)} Molt  python3  ratio`);
for (const kind of kinds) {
  const [molt, python] = [await onMolt(kind), onPython(kind)];
  product *= molt / python;
  console.log(`${kind.padEnd(30)} ${molt.toFixed(0).padStart(4)} ${python.toFixed(0).padStart(8)} ${(molt / python).toFixed(2).padStart(6)}`);
}
console.log(`${"geometric mean".padEnd(30)} ${(product ** (1 / kinds.length)).toFixed(2).padStart(20)}`);
