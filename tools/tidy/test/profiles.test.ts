/** The pure profile hides what belongs to a host, and the host's profile shows it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../src/graph.ts";
import { scratch } from "./scratch.ts";

/** Names that TypeScript cannot find in a file of one expression per name, under a profile. */
function missing(profile: "pure" | "host", names: readonly string[]): string[] {
  const root = scratch({
    "tsconfig.json": JSON.stringify({
      extends: join(repositoryRoot, `tsconfig.${profile}.json`),
      compilerOptions: { noEmit: true, composite: false, incremental: false, declaration: false, declarationMap: false, typeRoots: [join(repositoryRoot, "node_modules/@types")] },
      include: ["probe.ts"],
    }),
    "package.json": '{ "type": "module" }',
    "probe.ts": `/** Probe. */\n${names.map((name, index) => `export const x${index}: unknown = ${name};`).join("\n")}\n`,
  });
  const result = spawnSync(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", root], { encoding: "utf8" });
  return names.filter((name) => new RegExp(`Cannot find name '${name}'`).test(result.stdout));
}

const host = ["WebAssembly", "console", "setTimeout", "fetch", "process", "TextDecoder", "performance"];

describe("profiles of TypeScript", () => {
  test("a pure package cannot name the host", { timeout: 60_000 }, () => expect(missing("pure", host)).toEqual(host));
  test("a host package can", { timeout: 60_000 }, () => expect(missing("host", host)).toEqual([]));
});
