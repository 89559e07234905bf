/** Runs all checks and prints what they found; the exit status is 1 when one of them failed. */
import { checkCargoGraph } from "./checks/cargo-graph.ts";
import { checkNotices } from "./checks/notices.ts";
import { checkReadmes, checkSourceFiles } from "./checks/source-files.ts";
import { checkTypescriptGraph } from "./checks/typescript-graph.ts";
import { checkSafetyComments, checkUnsafeBoundary } from "./checks/unsafe-boundary.ts";
import { checkTable, type Finding, loadGraph, repositoryRoot } from "./graph.ts";

const root = repositoryRoot;
const graph = loadGraph(root);
const checks: Readonly<Record<string, () => Finding[]>> = {
  "graph-table": () => checkTable(graph),
  "typescript-graph": () => checkTypescriptGraph(root, graph),
  "cargo-graph": () => checkCargoGraph(root, graph),
  "unsafe-boundary": () => checkUnsafeBoundary(root, graph),
  "safety-comments": () => checkSafetyComments(root, graph),
  "source-files": () => checkSourceFiles(root),
  readmes: () => checkReadmes(root),
  notices: () => checkNotices(root),
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const findings = check();
  const errors = findings.filter((finding) => finding.severity !== "warning");
  if (errors.length > 0) failed += 1;
  console.log(`${errors.length > 0 ? "FAIL" : "ok  "} ${name}`);
  for (const { file, line, message, severity } of findings) {
    console.log(`     ${severity === "warning" ? "warning: " : ""}${file}${line === undefined ? "" : `:${line}`}: ${message}`);
  }
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
