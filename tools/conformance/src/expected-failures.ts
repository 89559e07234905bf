// The checked-in list of programs that are known to fail. A program on it that passes breaks the run, so the list only tells the truth.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "@molt-py/oracle/programs";

const file = join(repositoryRoot, "tests/conformance/expected-failures.txt");
const header = `# Programs that do not yet give the oracle's result, one path a line, with the reason after " # ".
# One that starts to pass fails the run until it is taken off; \`--update-list\` rewrites the list.
`;

/** Reads the list: the path of each program that may fail, with its reason (empty when none is given). */
export function readExpectedFailures(): Map<string, string> {
  const failures = new Map<string, string>();
  if (!existsSync(file)) return failures;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [path = "", reason = ""] = line.split(/\s+# /);
    if (path !== "" && !path.startsWith("#")) failures.set(path.trim(), reason);
  }
  return failures;
}

/** Writes the list, sorted by path. */
export function writeExpectedFailures(failures: ReadonlyMap<string, string>): void {
  const lines = [...failures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, reason]) => (reason === "" ? path : `${path} # ${reason}`));
  writeFileSync(file, `${header}${lines.join("\n")}${lines.length > 0 ? "\n" : ""}`);
}
