// The diffs in reports of failed programs.

import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../src/diff.ts";

describe("unifiedDiff", () => {
  it("is empty for equal texts", () => {
    expect(unifiedDiff("a\nb\n", "a\nb\n")).toBe("");
  });

  it("shows changed lines with their neighbors and places", () => {
    const lines = (changed: string): string => `${["1", "2", "3", "4", changed, "6", "7", "8", "9"].join("\n")}\n`;
    expect(unifiedDiff(lines("old"), lines("new"))).toBe("@@ -3 +3 @@\n 3\n 4\n-old\n+new\n 6\n 7");
  });

  it("finds what was added and removed between equal lines", () => {
    expect(unifiedDiff("a\nb\nc\n", "a\nc\nd\n")).toBe("@@ -1 +1 @@\n a\n-b\n c\n+d");
  });

  it("tells a missing line break at the end", () => {
    expect(unifiedDiff("a\n", "a")).toBe("@@ -1 +1 @@\n a\n+\\ no newline at the end");
  });

  it("shortens what is long", () => {
    const text = Array.from({ length: 100 }, (_, i) => `${i}\n`).join("");
    expect(unifiedDiff(text, "", 5).split("\n").at(-1)).toBe("… 96 more lines");
  });
});
