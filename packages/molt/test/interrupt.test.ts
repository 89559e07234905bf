/** Interrupting a runtime of the library: from another thread, and in the same one while the program gives the thread away. */
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { Molt, RuntimeBusyError } from "../src/index.ts";

describe("runAsync", () => {
  it("lets JavaScript go on while Python runs and waits", async () => {
    await using py = await Molt.create({ policy: { sleep: true } });
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    expect(await py.runAsync("import time\nn = 0\nwhile time.perf_counter() < 0.2: n += 1\ntime.sleep(0.2)\nn > 1000")).toBe(true);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    expect(py.run("n > 1000")).toBe(true);
  });

  it("is interrupted by its signal, in a loop and in a wait", async () => {
    await using py = await Molt.create({ policy: { sleep: true } });
    for (const source of ["while True: pass", "import time\ntime.sleep(100)"]) {
      const started = performance.now();
      await expect(py.runAsync(source, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ type: "KeyboardInterrupt" });
      expect(performance.now() - started).toBeLessThan(5000);
    }
    expect(await py.runAsync("try:\n    while True: pass\nexcept KeyboardInterrupt: done = 1\ndone", { signal: AbortSignal.timeout(50) })).toBe(1);
    await expect(py.runAsync("1", { signal: AbortSignal.abort() })).rejects.toThrow("aborted");
    expect(py.run("1 + 1")).toBe(2);
  });

  it("refuses what comes from elsewhere meanwhile, and serves callbacks", async () => {
    await using py = await Molt.create({ policy: { sleep: true } });
    const running = py.runAsync("import time\ntime.sleep(0.1)\nback()", { globals: { back: () => py.run("6 * 7") } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(() => py.run("1")).toThrow(RuntimeBusyError);
    await expect(py.runAsync("1")).rejects.toThrow(RuntimeBusyError);
    await expect(py.close()).rejects.toThrow(RuntimeBusyError);
    expect(await running).toBe(42);
  });
});

describe("a word of shared memory", () => {
  it("interrupts from another thread", async () => {
    const word = new Int32Array(new SharedArrayBuffer(4));
    await using py = await Molt.create({ interrupt: word, policy: { sleep: true } });
    const code = "const { workerData: w } = require('node:worker_threads'); setInterval(() => { Atomics.store(w, 0, 1); Atomics.notify(w, 0); }, 100)";
    const worker = new Worker(code, { eval: true, workerData: word });
    try {
      for (const source of ["while True: pass", "import time\ntime.sleep(100)", "sum(range(10**15))", "list(iter(int, 1))"]) {
        expect(() => py.run(source)).toThrow(expect.objectContaining({ type: expect.stringMatching(/KeyboardInterrupt/) }));
      }
    } finally {
      await worker.terminate();
    }
    Atomics.store(word, 0, 0);
    expect(py.run("1 + 1")).toBe(2);
  });
});
