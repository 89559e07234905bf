// What holds for the corpus as a whole, and how programs are found and read.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { listProgramPaths, readProgram, readRecording, repositoryRoot, selectPrograms, withoutRoot } from "@molt-py/oracle/programs";
import { describe, expect, it } from "vitest";

const programs = selectPrograms([]);

describe("the corpus", () => {
  it("has a recording for every program", () => {
    expect(programs.filter((path) => readRecording(path) === undefined)).toEqual([]);
  });

  it("has no recording without a program", () => {
    const known = new Set(programs.map((path) => path.replace(/\.py$/, "")));
    const recordings = ["examples", "tests/conformance"].flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true })
        .map((name) => `${folder}/${String(name)}`)
        .filter((name) => /\.(out|err|code|in|args)$/.test(name)),
    );
    expect(recordings.filter((name) => !known.has(name.replace(/\.\w+$/, "")))).toEqual([]);
  });

  it("records no addresses and no absolute paths", () => {
    const text = (path: string): string => {
      const recording = readRecording(path);
      return recording === undefined ? "" : Buffer.concat([recording.stdout, recording.stderr]).toString("latin1");
    };
    expect(programs.filter((path) => / object at 0x|<function \S+ at 0x|\/repository\/|\/home\//.test(text(path)))).toEqual([]);
  });

  it("is large enough to mean something", () => {
    expect(listProgramPaths("examples").length).toBeGreaterThanOrEqual(22);
    expect(listProgramPaths("tests/conformance").length).toBeGreaterThanOrEqual(650);
  });
});

describe("programs", () => {
  it("are selected by file, folder and part of a path", () => {
    expect(selectPrograms([join(repositoryRoot, "examples/tour.py")])).toEqual(["examples/tour.py"]);
    expect(selectPrograms([join(repositoryRoot, "examples/vm")])).toEqual(["examples/vm/main.py"]);
    expect(selectPrograms(["yield_from_g", "tour"])).toEqual(["examples/tour.py", "tests/conformance/generators/yield_from_generators.py"]);
  });

  it("come with their arguments and input", () => {
    const program = readProgram("tests/conformance/io/arguments.py");
    expect(program.args.slice(0, 3)).toEqual(["plain", "with space", ""]);
    expect(Buffer.from(readProgram("tests/conformance/io/stdin_read.py").stdin).toString().startsWith("first line\n")).toBe(true);
  });

  it("show their paths relative to the repository", () => {
    expect(Buffer.from(withoutRoot(Buffer.from('File "/r/a é.py" /r/b /rest'), "/r")).toString()).toBe('File "a é.py" b /rest');
  });
});
