/** Lists the source files of a repository without what is built, installed or recorded. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const skipped = new Set(["node_modules", "target", "dist", "wasm", "pkg", ".git", ".turbo", ".cache", "coverage", "fixtures"]);

/** Paths below `root` (with `/`, relative to it) whose name `wanted` accepts, in a stable order. */
export function sourceFiles(root: string, wanted: (path: string) => boolean, below = ""): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(folder, entry.name);
      const path = relative(root, full).split(sep).join("/");
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name) && path !== "docs/api") visit(full);
      } else if (entry.isFile() && wanted(path)) found.push(path);
    }
  };
  try {
    visit(join(root, below));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return found;
}

/** Lines of a file of the repository. */
export function linesOf(root: string, path: string): string[] {
  return readFileSync(join(root, path), "utf8").split("\n");
}
