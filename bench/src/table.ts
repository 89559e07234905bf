// Tables, drawn for a terminal or as Markdown.

/** A cell; a plain string is one without a mood. */
export type Cell = string | { readonly text: string; readonly mood: "good" | "poor" | "bad" };

/** A table. The first column is aligned to the left, all others to the right. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const colors = { good: 32, poor: 33, bad: 31 };

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** Draws a table for a terminal, in color if asked. */
export function drawTable({ head, rows }: Table, color: boolean): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => textOf(row[i] ?? "").length)));
  const line = (cells: readonly Cell[], paint: (padded: string, cell: Cell) => string): string =>
    cells
      .map((cell, i) => {
        const text = textOf(cell);
        const width = widths[i] ?? 0;
        return paint(i === 0 ? text.padEnd(width) : text.padStart(width), cell);
      })
      .join("  ")
      .trimEnd();
  const bold = (text: string): string => (color ? `\x1b[1m${text}\x1b[0m` : text);
  const moody = (text: string, cell: Cell): string =>
    color && typeof cell !== "string" ? `\x1b[${colors[cell.mood]}m${text}\x1b[0m` : text;
  return [line(head, bold), ...rows.map((row) => line(row, moody))].join("\n");
}

/** Writes a table in Markdown. */
export function markdownTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, i) => (i === 0 ? "---" : "--:")));
  return [line(head), rule, ...rows.map((row) => line(row.map(textOf)))].join("\n");
}
