/**
 * Keeps unsafe Rust in its room. The compiler forbids unsafe blocks by itself; what it does not see is a macro of
 * another crate that expands to unsafe code, and a crate that forgot to forbid.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finding, type Graph } from "../graph.ts";
import { linesOf, sourceFiles } from "../walk.ts";

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bunsafe\b(?!_)/, "unsafe code"],
  [/\bno_mangle\b/, "an exported symbol (no_mangle)"],
  [/\bexport_name\b/, "an exported symbol (export_name)"],
  [/\blink_section\b/, "a link section"],
  [/\bmacro_export\b/, "an exported macro: it would expand unchecked elsewhere"],
  [/\ballow\s*\(\s*unsafe_code/, "a lint exception for unsafe code"],
];

/** Removes string literals and comments, so that prose may speak of unsafe code. `//` inside strings is handled. */
function code(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\/.*$/, "");
}

/** Whether the unsafe block of line `at` stands under a comment that says why it is sound, up to four lines of code above. */
function isJustified(lines: readonly string[], at: number): boolean {
  for (let index = at, budget = 4; index >= 0 && budget > 0; index -= 1) {
    const line = lines[index]?.trim() ?? "";
    if (/\/\/.*\bSAFETY:/.test(line)) return true;
    if (!line.startsWith("//")) budget -= 1;
    if (index < at && (line === "" || line === "}")) return false;
  }
  return false;
}

/** Unsafe blocks and implementations inside the room that do not say why they are sound. */
export function checkSafetyComments(root: string, graph: Graph): Finding[] {
  const findings: Finding[] = [];
  for (const [key, node] of Object.entries(graph.crates)) {
    if (!node.unsafe) continue;
    for (const file of sourceFiles(root, (path) => path.endsWith(".rs"), `native/${key}`)) {
      const lines = linesOf(root, file);
      lines.forEach((line, index) => {
        if (/\bunsafe\s*(?:\{|impl\b)/.test(code(line)) && !isJustified(lines, index)) {
          findings.push({ file, line: index + 1, message: "says nothing of why it is sound: // SAFETY: …" });
        }
      });
    }
  }
  return findings;
}

/** Lines and crates outside the unsafe room that hold, export or permit unsafe code. */
export function checkUnsafeBoundary(root: string, graph: Graph): Finding[] {
  const findings: Finding[] = [];
  for (const [key, node] of Object.entries(graph.crates)) {
    if (node.unsafe) continue;
    const library = `native/${key}/src/lib.rs`;
    if (existsSync(join(root, library)) && !linesOf(root, library).some((line) => line.trim() === "#![forbid(unsafe_code)]")) {
      findings.push({ file: library, message: "needs #![forbid(unsafe_code)]" });
    }
  }
  const rooms = Object.entries(graph.crates).filter(([, node]) => node.unsafe).map(([key]) => `native/${key}/`);
  for (const file of sourceFiles(root, (path) => path.endsWith(".rs"), "native")) {
    if (rooms.some((room) => file.startsWith(room))) continue;
    linesOf(root, file).forEach((line, index) => {
      const text = code(line).replace("#![forbid(unsafe_code)]", "");
      for (const [pattern, what] of forbidden) {
        if (pattern.test(text)) {
          findings.push({ file, line: index + 1, message: `${what} belongs in native/provenance` });
          break;
        }
      }
    });
  }
  return findings;
}
