/** Packs the published packages and lays them out as an installation. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One package as it was installed. */
export interface Installed {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const result = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${result.error?.message ?? result.stdout + result.stderr}`);
}

/** Installs every published package of the repository at `root` into `target`. They must be built. Throws when packing fails. */
export function installPacked(root: string, target: string): Installed[] {
  writeFileSync(join(target, "package.json"), '{ "name": "installed", "private": true, "type": "module" }\n');
  return readdirSync(join(root, "packages")).map((key) => {
    const source = join(root, "packages", key);
    const { name } = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { name: string };
    const archives = join(target, "archives", key);
    mkdirSync(archives, { recursive: true });
    run("pnpm", ["pack", "--pack-destination", archives], source);
    const folder = join(target, "node_modules", name);
    mkdirSync(folder, { recursive: true });
    run("tar", ["-xzf", join(archives, readdirSync(archives)[0] as string), "-C", folder, "--strip-components=1"], target);
    rmSync(archives, { recursive: true });
    return { name, folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown> };
  });
}
