/**
 * Loaded before every file of tests that makes runtimes: at its end each runtime must have been closed, and none may have left Python objects
 * behind. What was not is named by where it was made, with the handles that it still gives out.
 */
import { Runtime } from "@molt-py/state";
import { afterAll } from "vitest";

/** Runtimes that are not closed, and where they were made. */
const open = new Map<Runtime, string>();
/** What was wrong with those that are. */
const left: string[] = [];

function placeOf(stack: string | undefined): string {
  return (stack ?? "").split("\n").slice(2, 12).join("\n");
}

function note(runtime: Runtime): void {
  const place = open.get(runtime);
  if (runtime.life !== "closed" || place === undefined) return;
  open.delete(runtime);
  if (runtime.left !== null && runtime.left !== 0) left.push(`a runtime left ${runtime.left} Python objects behind; it was made\n${place}`);
}

const { start, close, closeLater } = Runtime.prototype;

Runtime.prototype.start = function (this: Runtime): void {
  if (this.life === "new") open.set(this, placeOf(new Error().stack));
  try {
    start.call(this);
  } finally {
    if (this.life === "closed") open.delete(this);
  }
};

Runtime.prototype.close = function (this: Runtime): void {
  try {
    close.call(this);
  } finally {
    note(this);
  }
};

Runtime.prototype.closeLater = async function (this: Runtime, count?: boolean): Promise<void> {
  try {
    await closeLater.call(this, count);
  } finally {
    note(this);
  }
};

function handlesOf(runtime: Runtime): string {
  return runtime.life === "ready" ? `${runtime.metrics().handles} handles` : `state ${runtime.life}`;
}

afterAll(() => {
  const leaks = [...left, ...[...open].map(([runtime, place]) => `a runtime was not closed (${handlesOf(runtime)}); it was made\n${place}`)];
  for (const runtime of open.keys()) if (runtime.life === "ready" && !runtime.isBusy) runtime.close();
  open.clear();
  left.length = 0;
  if (leaks.length > 0) throw new Error(`${leaks.length} leaks:\n${leaks.join("\n")}`);
});
