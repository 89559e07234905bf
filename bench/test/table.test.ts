// The two forms of a table.

import { expect, test } from "vitest";

import { drawTable, markdownTable, type Table } from "../src/table.ts";

const table: Table = { head: ["program", "ratio"], rows: [["fib", { text: "5.20", mood: "good" }], ["sieve", "–"]] };

test("columns line up and color is left out unless asked for", () => {
  expect(drawTable(table, false)).toBe("program  ratio\nfib       5.20\nsieve        –");
  expect(drawTable(table, true)).toContain("\x1b[32m 5.20\x1b[0m");
});

test("Markdown aligns figures to the right", () => {
  expect(markdownTable(table)).toBe("| program | ratio |\n| --- | --: |\n| fib | 5.20 |\n| sieve | – |");
});
