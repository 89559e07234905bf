/** A `SyntaxError` as Python prints it, for source that is refused before a runtime is there to print it. */
import type { SyntaxDetails } from "@molt-py/wasm-host";

/** The lines of the error, without a traceback. */
export function formatSyntaxError(details: SyntaxDetails): string {
  const { type, message, filename, line } = details;
  let out = "";
  if (line > 0) out += `  File "${filename}", line ${line}\n${excerpt(details)}`;
  const placed = /^(Syntax|Indentation|Tab)Error$/.test(type);
  const suffix = line > 0 || filename === "" || !placed ? "" : ` (${filename.slice(filename.lastIndexOf("/") + 1)})`;
  return `${out}${type}: ${message}${suffix}\n`;
}

function excerpt(details: SyntaxDetails): string {
  if (details.text === null) return "";
  const text = details.text.replace(/\n$/, "");
  const stripped = text.replace(/^[ \n\f]+/, "");
  const spaces = text.length - stripped.length;
  const line = `    ${stripped}\n`;
  if (details.offset === 0) return line;
  const oneLine = details.line === details.endLine || details.endLine === 0;
  let end = oneLine ? details.endOffset || details.offset : Array.from(text).length + 1;
  if (end <= details.offset) end = details.offset + 1;
  const column = details.offset - 1 - spaces;
  if (column < 0) return line;
  const before = Array.from(Array.from(stripped).slice(0, column).join("").padEnd(column), (character) => (/\s/.test(character) ? character : " ")).join("");
  return `${line}    ${before}${"^".repeat(Math.max(0, end - 1 - spaces - column))}\n`;
}
