// One process that makes, copies and ends runtimes, and prints what that costs as JSON. Argument: the URL of the library.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";


import { minimum } from "./statistics.ts";

const { Molt } = (await import(process.argv[2] ?? "")) as typeof import("molt-py");
type MoltClass = Awaited<ReturnType<typeof Molt.create>>;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const ROUNDS = 300;
const PROGRAM = "import sys\nitems = [str(n) for n in range(100)]\nclass A:\n    def f(self): return items\na = A()";

/** The shortest time of an operation, in seconds; each makes something, which is ended outside of the time. */
async function best<T>(make: () => T | Promise<T>, end: (made: T) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const made = await make();
    times.push((performance.now() - started) / 1000);
    await end(made);
  }
  return minimum(times);
}

/** Bytes that the process has in use: resident memory, and V8's heap. */
async function inUse(): Promise<{ readonly resident: number; readonly heap: number }> {
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { resident: process.memoryUsage.rss(), heap: process.memoryUsage().heapUsed };
}

const nothing = (): undefined => undefined;
const close = (py: MoltClass): Promise<void> => py.close();
const create = await best(() => Molt.create(), close);
const py = await Molt.create();
py.run(PROGRAM);
const fork = await best(() => py.fork(), close);
const snapshot = py.snapshot();
const write = await best(() => py.snapshot(), nothing);
const restore = await best(() => Molt.restore(snapshot), close);
const runtimes: MoltClass[] = [];
for (let count = 0; count < 300; count += 1) runtimes.push(await Molt.create());
let ended = 0;
const end = await best(() => runtimes[ended++]?.close(), nothing);
await py.close();
const before = await inUse();
const idle: MoltClass[] = [];
for (let count = 0; count < 50; count += 1) idle.push(await Molt.create());
const after = await inUse();
for (const each of idle) await each.close();
console.log(
  JSON.stringify({
    create,
    fork,
    write,
    restore,
    close: end,
    snapshot: snapshot.length,
    idle: (after.resident - before.resident) / idle.length,
    idleHeap: (after.heap - before.heap) / idle.length,
  }),
);
