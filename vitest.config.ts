/**
 * One test project per package and tool. Workspace packages resolve to their sources through a private export
 * condition, so that tests need no build of TypeScript; they do need the WebAssembly artifacts.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const conditions = ["@molt-py/source", "module", "node", "import", "default"];

const LEAKS = "test/support/leaks.ts";

const folders = ["packages", "tools"].flatMap((group) =>
  readdirSync(join(root, group), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, group, entry.name)),
);
folders.push(join(root, "bench"));

const projects = folders
  .filter((folder) => existsSync(join(folder, "test")))
  .map((folder) => ({
    extends: true as const,
    test: {
      name: basename(folder),
      root: folder,
      include: ["test/**/*.test.ts"],
      // Where tests make runtimes, they must not leave any.
      setupFiles: existsSync(join(folder, LEAKS)) ? [join(folder, LEAKS)] : [],
    },
  }));

projects.push({ extends: true, test: { name: "e2e", root: join(root, "tests/e2e"), include: ["*.test.ts"], setupFiles: [] } });

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["@molt-py/source"] } },
  test: {
    projects,
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
