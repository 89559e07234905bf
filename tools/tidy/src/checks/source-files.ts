/** What every source file owes its reader: a header that says what it holds, a size one can read, finished work. */
import { type Finding } from "../graph.ts";
import { linesOf, sourceFiles } from "../walk.ts";
import { bannedWords } from "../words.ts";

const maxLines = 800;
const headers: Readonly<Record<string, RegExp>> = {
  ".ts": /^(?:\/\*\*|\/\/ )/,
  ".js": /^(?:\/\*\*|\/\/ )/,
  ".mjs": /^(?:\/\*\*|\/\/ )/,
  ".rs": /^\/\/[!/] ?\S/,
  ".toml": /^# \S/,
  ".sh": /^# \S/,
};
const prose = /\.(?:ts|js|mjs|rs|toml|md|json|ya?ml|sh|wit)$|^dev$|^\.ci\/run$/;

function extension(path: string): string {
  return path.slice(path.lastIndexOf("."));
}

/** Files without a header, beyond the size budget (a warning), or with words that do not belong in the tree. */
export function checkSourceFiles(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of sourceFiles(root, (path) => prose.test(path) && !path.endsWith("pnpm-lock.yaml") && !path.endsWith("Cargo.lock"))) {
    const lines = linesOf(root, file);
    const header = headers[extension(file)];
    const first = lines[0]?.startsWith("#!/") ? lines[1] : lines[0];
    const cargoManifest = file.endsWith("Cargo.toml");
    if (header && !cargoManifest && !header.test(first ?? "")) findings.push({ file, line: 1, message: "opens without a header: first say what the file holds and why" });
    const generated = lines.slice(0, 5).some((line) => /generated (?:by|from)/i.test(line));
    if ((file.endsWith(".ts") || file.endsWith(".rs")) && !generated && lines.length > maxLines) {
      findings.push({ file, message: `has ${lines.length} lines; the budget is ${maxLines}: one idea per file`, severity: "warning" });
    }
    if (file.startsWith("tools/tidy/src/words.ts") || file.startsWith("tests/conformance/") || file === "THIRD_PARTY_NOTICES.md") continue;
    lines.forEach((line, index) => {
      for (const [pattern, advice] of bannedWords) {
        const match = pattern.exec(line);
        if (match) findings.push({ file, line: index + 1, message: `"${match[0]}": ${advice}` });
      }
    });
  }
  return findings;
}

/** Packages, crates and tools without a page, or with an empty one. */
export function checkReadmes(root: string): Finding[] {
  const findings: Finding[] = [];
  const folders = new Set(
    sourceFiles(root, (path) => /^(?:packages|native|tools)\/[^/]+\/(?:package\.json|Cargo\.toml)$/.test(path)).map((path) => path.slice(0, path.lastIndexOf("/"))),
  );
  for (const folder of folders) {
    const pages = sourceFiles(root, (path) => path === `${folder}/README.md`, folder);
    if (pages.length === 0) findings.push({ file: `${folder}/README.md`, message: "is missing: purpose, place in the graph, what it never knows about" });
    else if (linesOf(root, `${folder}/README.md`).join(" ").trim().length < 80) findings.push({ file: `${folder}/README.md`, message: "says too little to be of use" });
  }
  return findings;
}
