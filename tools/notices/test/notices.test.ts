/** The list of fitting licenses reads SPDX expressions, and the notices quote equal texts once. */
import { describe, expect, test } from "vitest";
import { fits, render } from "../src/notices.ts";

describe("third-party notices", () => {
  test("one of several alternatives is enough, all of a combination are needed", () => {
    expect(fits("MIT OR Apache-2.0")).toBe(true);
    expect(fits("LGPL-3.0-only OR MIT")).toBe(true);
    expect(fits("(MIT OR Apache-2.0) AND Unicode-3.0")).toBe(true);
    expect(fits("MIT AND LGPL-3.0-only")).toBe(false);
    expect(fits("LGPL-3.0-only")).toBe(false);
    expect(fits("unknown")).toBe(false);
  });

  test("components with the same text share it", () => {
    const component = (name: string): Parameters<typeof render>[0][number] => ({ ecosystem: "crates.io", name, version: "1.0.0", license: "MIT", text: "Permission" });
    const page = render([component("a"), component("b")]);
    expect(page).toContain("| a | 1.0.0 | crates.io | MIT |");
    expect(page.match(/Permission/g)).toHaveLength(1);
    expect(page).toContain("## a, b");
  });
});
