// The command line itself: version, help, and what makes no sense.

import { describe, expect, it } from "vitest";

import { molt } from "./support/molt.ts";

describe("the command line", () => {
  it.each(["--version", "-V"])("tells its version with %s", async (option) => {
    const ended = await molt([option]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^Molt \d+\.\d+\.\d+\S* \(Python 3\.14\)\n$/);
    expect(ended.stderr).toBe("");
  });

  it.each(["--help", "-h"])("helps with %s", async (option) => {
    const ended = await molt([option]);
    expect(ended.code).toBe(0);
    for (const word of ["usage: molt [run] FILE", "molt build FILE", "--version", "-c CODE"]) expect(ended.stdout).toContain(word);
    expect(ended.stderr).toBe("");
  });

  it.each([[["--nonsense"]], [["run"]], [["-c"]], [["run", "-c"]], [["build"]]])("refuses %j with exit code 2", async (args) => {
    const ended = await molt(args);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/^molt: /);
    expect(ended.stderr).not.toContain("    at ");
  });

  it("hands everything after the program to the program", async () => {
    const ended = await molt(["-c", "import sys; print(sys.argv[1:])", "--help", "--version", "-c"]);
    expect(ended).toEqual({ stdout: "['--help', '--version', '-c']\n", stderr: "", code: 0 });
  });
});
