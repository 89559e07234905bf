/**
 * The test command. Output of a step is indented, so that the sum is the only line of its form at the margin.
 *
 *   node tools/test-runner/src/main.ts [--list] [--refcount] [--miri] [STEP…]
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Count, type Outcome } from "./counts.ts";
import { type Step, steps, vitestReport } from "./steps.ts";

const root = join(import.meta.dirname, "../../..");
const terminal = process.stdout.isTTY;

/** Runs a step with its output streamed and collected. */
function execute(step: Step): Promise<Outcome> {
  const [command, ...args] = step.command;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...(terminal ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) } });
    let output = "";
    let atMargin = true;
    const show = (chunk: string): void => {
      output += chunk;
      for (const piece of chunk.split(/(?<=\n)/)) {
        process.stdout.write(atMargin && piece !== "\n" ? `  ${piece}` : piece);
        atMargin = piece.endsWith("\n");
      }
    };
    child.stdout.setEncoding("utf8").on("data", show);
    child.stderr.setEncoding("utf8").on("data", show);
    child.on("error", (error) => show(`${command} could not be started: ${error.message}\n`));
    child.on("close", (status) => {
      if (!atMargin) process.stdout.write("\n");
      resolve({ output: output.replace(/\x1b\[[0-9;]*m/g, ""), status: status ?? 1, root });
    });
  });
}

// Some steps are asked for alone by a flag.
const flags: Readonly<Record<string, string>> = { "--refcount": "refcount", "--miri": "memory" };
const wanted = process.argv.slice(2).map((argument) => flags[argument] ?? argument);
if (wanted.includes("--list")) {
  for (const { name, what } of steps) console.log(`${name.padEnd(12)} ${what}`);
  process.exit(0);
}
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`unknown step: ${unknown.join(", ")} (--list shows them)`);
  process.exit(2);
}
const chosen = wanted.length === 0 ? steps : steps.filter((step) => wanted.includes(step.name) || (step.name === "build" && steps.some((other) => wanted.includes(other.name) && other.needs?.includes("build"))));

mkdirSync(dirname(join(root, vitestReport)), { recursive: true });
rmSync(join(root, vitestReport), { force: true });

const rows: { name: string; count: Count; seconds: number }[] = [];
const broken = new Set<string>();
for (const [index, step] of chosen.entries()) {
  const missing = step.needs?.filter((name) => broken.has(name)) ?? [];
  console.log(`[${index + 1}/${chosen.length}] ${step.name}: ${step.what}`);
  const start = performance.now();
  let count: Count = { passed: 0, failed: 1 };
  if (missing.length > 0) console.log(`  not run, because this failed: ${missing.join(", ")}`);
  else {
    const outcome = await execute(step);
    count = step.count(outcome);
    if (outcome.status !== 0) broken.add(step.name);
  }
  rows.push({ name: step.name, count, seconds: (performance.now() - start) / 1000 });
}

const total = rows.reduce<Count>((sum, { count }) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), { passed: 0, failed: 0 });
console.log();
for (const { name, count, seconds } of rows) {
  console.log(`  ${count.failed > 0 ? "FAIL" : "ok  "} ${name.padEnd(12)} ${String(count.passed).padStart(6)} passed ${String(count.failed).padStart(5)} failed ${seconds.toFixed(1).padStart(8)} s`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
