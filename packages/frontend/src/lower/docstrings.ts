/** Documentation strings: found, and freed of the indentation that the source gives them. */

import type { Stmt } from "../ast/nodes.ts";

/** The docstring of a body, or `null`, and the statements without it. */
export function docstringOf(body: readonly Stmt[]): { doc: string | null; body: readonly Stmt[] } {
  const [first] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant" || typeof first.value.value !== "string") return { doc: null, body };
  return { doc: cleanDoc(first.value.value), body: body.slice(1) };
}

/** Removes the indentation that the lines behind the first have in common, and that of the first line, as CPython 3.13 and later do. */
function cleanDoc(doc: string): string {
  const lines = expandTabs(doc).split("\n");
  const indents = lines.slice(1).flatMap((line) => (/[^ ]/.test(line) ? [/^ */.exec(line)?.[0].length ?? 0] : []));
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line, index) => (index === 0 ? line.replace(/^ +/, "") : line.slice(Math.min(margin, /^ */.exec(line)?.[0].length ?? 0)))).join("\n");
}

function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let result = "";
  let column = 0;
  for (const char of text) {
    if (char === "\t") {
      const width = 8 - (column % 8);
      result += " ".repeat(width);
      column += width;
    } else {
      result += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
