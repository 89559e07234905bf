/** The cache of compiled modules on disk: damage, half-written entries, processes at the same time, folders that cannot be written. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDiskCache } from "../src/node/disk-cache.ts";

const folder = mkdtempSync(join(tmpdir(), "molt-cache-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = join(import.meta.dirname, "../bin/molt.js");
writeFileSync(join(folder, "main.py"), "import helper\nprint(helper.double(21))\n");
writeFileSync(join(folder, "helper.py"), "def double(x):\n    return x * 2\n");

let made = 0;
const freshFolder = (): string => join(folder, `cache${made++}`);
const environment = (cache: string): NodeJS.ProcessEnv => ({ ...process.env, MOLT_CACHE_DIR: cache, MOLT_CACHE: "" });

function run(cache: string, more: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, [command, join(folder, "main.py")], { env: { ...environment(cache), ...more }, encoding: "utf8" });
  return stdout + stderr;
}

/** The files of a cache, drafts included. */
function files(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes(".wasm"))
    .map((name) => join(cache, name))
    .sort();
}

const keyOf = (cache: string, file: string): string => file.slice(cache.length + 1, -".wasm".length).replace(/[/\\]/, "");

describe("a damaged entry", () => {
  it("is compiled again, wherever the damage is", () => {
    const cache = freshFolder();
    expect(run(cache)).toBe("42\n");
    const entries = files(cache);
    expect(entries.length).toBeGreaterThanOrEqual(2);
    const whole = new Map(entries.map((file) => [file, readFileSync(file)]));
    const flip = (at: number) => (bytes: Uint8Array) => {
      const copy = Uint8Array.from(bytes);
      const index = Math.floor(at * (copy.length - 1));
      copy[index] = (copy[index] as number) ^ 0x10;
      return copy;
    };
    const damages: ((bytes: Uint8Array) => Uint8Array)[] = [flip(0), flip(0.3), flip(0.9), flip(1), (bytes) => bytes.subarray(0, bytes.length / 2), () => new Uint8Array(0), () => new Uint8Array(16), (bytes) => Uint8Array.from([...bytes, 0])];
    for (const damage of damages) {
      for (const [file, bytes] of whole) writeFileSync(file, damage(bytes));
      expect(run(cache)).toBe("42\n");
      for (const [file, bytes] of whole) expect(Buffer.compare(readFileSync(file), bytes), file).toBe(0);
    }
  });

  it("is found for every single byte", () => {
    const cache = freshFolder();
    const store = openDiskCache({ MOLT_CACHE_DIR: cache });
    const key = "ab".repeat(16);
    const content = Uint8Array.from({ length: 300 }, (_, index) => index & 255);
    store.put(key, content);
    expect(store.get(key)).toEqual(Buffer.from(content));
    const [file] = files(cache) as [string];
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 128]) {
        const copy = Uint8Array.from(bytes);
        copy[at] = (copy[at] as number) ^ bit;
        writeFileSync(file, copy);
        expect(store.get(key)).toBeNull();
      }
    }
  });

  it("is told from one that lies in another one's place", () => {
    const cache = freshFolder();
    const store = openDiskCache({ MOLT_CACHE_DIR: cache });
    const [one, two] = ["11".repeat(16), "22".repeat(16)] as const;
    store.put(one, Uint8Array.of(1, 2, 3));
    store.put(two, Uint8Array.of(4, 5, 6));
    const [first, second] = files(cache) as [string, string];
    renameSync(first, second);
    expect([store.get(one), store.get(two)]).toEqual([null, null]);
  });
});

describe("processes at the same time", () => {
  it("all run, and leave whole entries and no drafts", async () => {
    const cache = freshFolder();
    const outputs = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [command, join(folder, "main.py")], { env: environment(cache), stdio: ["ignore", "pipe", "inherit"] });
        let out = "";
        child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
        await ended(child);
        return out;
      }),
    );
    expect(outputs).toEqual(Array.from({ length: 4 }, () => "42\n"));
    const store = openDiskCache({ MOLT_CACHE_DIR: cache });
    for (const file of files(cache)) {
      expect(file).toMatch(/\.wasm$/);
      expect(store.get(keyOf(cache, file))).not.toBeNull();
    }
  });

  it("may be killed while they write", async () => {
    const cache = freshFolder();
    const writer = `
      import { openDiskCache } from ${JSON.stringify(join(import.meta.dirname, "../src/node/disk-cache.ts"))};
      const store = openDiskCache({ MOLT_CACHE_DIR: ${JSON.stringify(cache)} });
      const content = new Uint8Array(2_000_000).fill(7);
      console.log("ready");
      for (let round = 0; ; round++) store.put((round % 8).toString(16).padStart(32, "0"), content);
    `;
    for (const delay of [1, 7, 23]) {
      const child = spawn(process.execPath, ["--conditions=@molt-py/source", "--no-warnings", "--input-type=module", "--eval", writer], { stdio: ["ignore", "pipe", "inherit"], cwd: join(import.meta.dirname, "..") });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended(child);
    }
    const store = openDiskCache({ MOLT_CACHE_DIR: cache });
    const complete = files(cache).filter((file) => file.endsWith(".wasm"));
    for (const file of complete) expect(store.get(keyOf(cache, file))?.length).toBe(2_000_000);
    expect(run(cache)).toBe("42\n");
    // What was left half written goes when the cache is looked after, once it is old.
    const draft = join(cache, "00", "0".repeat(30) + ".wasm.123.abc");
    mkdirSync(join(cache, "00"), { recursive: true });
    writeFileSync(draft, "half");
    const old = new Date(Date.now() - 7_200_000);
    for (const file of files(cache).filter((each) => !each.endsWith(".wasm"))) utimesSync(file, old, old);
    openDiskCache({ MOLT_CACHE_DIR: cache }, { bytes: 1 << 30, chance: 1 }).put("f".repeat(32), Uint8Array.of(1));
    expect(files(cache).filter((file) => !file.endsWith(".wasm"))).toEqual([]);
  });
});

describe("a cache that cannot be used", () => {
  it("is done without where the folder cannot be made or written", () => {
    const blocked = freshFolder();
    writeFileSync(blocked, "a file where the folder would be");
    expect(run(blocked)).toBe("42\n");
    expect(readFileSync(blocked, "utf8")).toBe("a file where the folder would be");
    const closed = freshFolder();
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    expect(run(closed)).toBe("42\n");
    chmodSync(closed, 0o755);
  });

  it("still gives what it has when it can only be read", () => {
    const cache = freshFolder();
    expect(run(cache)).toBe("42\n");
    const folders = [cache, ...readdirSync(cache).map((name) => join(cache, name))];
    for (const each of folders) chmodSync(each, 0o555);
    expect(run(cache)).toBe("42\n");
    for (const each of folders) chmodSync(each, 0o755);
  });

  it("is not used when it is off", () => {
    const cache = freshFolder();
    mkdirSync(cache);
    expect(run(cache, { MOLT_CACHE: "off" })).toBe("42\n");
    expect(files(cache)).toEqual([]);
  });
});

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on("close", () => resolve()));
}
