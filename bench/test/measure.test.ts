// The rounds, on engines that are functions.

import { expect, test } from "vitest";

import type { Engine } from "../src/engines.ts";
import { measurePrograms } from "../src/measure.ts";
import type { EngineName } from "../src/options.ts";
import type { Printed, Program } from "../src/suite.ts";
import { judgeGoals, summarize } from "../src/summary.ts";

const silent = { show: () => {}, clear: () => {} };
const program: Program = { name: "loop", group: "numeric", path: "loop.py", twin: undefined };

function engine(name: EngineName, answers: (() => Printed)[], visits: string[] = []): Engine {
  let next = 0;
  return {
    name,
    version: "test",
    accepts: () => true,
    run: async () => {
      visits.push(name);
      const answer = answers[next % answers.length];
      next += 1;
      if (answer === undefined) throw new Error("no answer");
      return answer();
    },
  };
}

function prints(seconds: number, checksum = "7"): () => Printed {
  return () => ({ seconds, checksum });
}

test("each round visits all engines before the next begins, and the smallest time counts", async () => {
  const visits: string[] = [];
  const engines = [engine("molt", [prints(3), prints(1)], visits), engine("python3", [prints(4), prints(6)], visits)];
  const rows = await measurePrograms([program], engines, 2, silent);
  expect(visits).toEqual(["molt", "python3", "molt", "python3"]);
  expect(rows[0]?.results.get("molt")?.best).toBe(1);
  const summary = summarize(rows, ["molt", "python3"]);
  expect(summary.all.ratios.get("python3")).toBe(4);
  expect(judgeGoals(summary, [], undefined).map(({ met }) => met)).toEqual([true, true, false, true]);
});

test("a time with a wrong checksum does not count", async () => {
  const engines = [engine("molt", [prints(0.1, "8")]), engine("python3", [prints(4)])];
  const rows = await measurePrograms([program], engines, 1, silent);
  expect(rows[0]?.results.get("molt")?.failure).toBe("prints 8, but python3 prints 7");
  const summary = summarize(rows, ["molt", "python3"]);
  expect(summary.all.ratios.has("python3")).toBe(false);
  expect(judgeGoals(summary, [], undefined)).toEqual([
    { text: "every program runs and prints what python3 prints", measured: "0 of 1", met: false },
  ]);
});

test("an engine that fails once is left out of the later rounds", async () => {
  const visits: string[] = [];
  const fails = (): Printed => {
    throw new Error("exit 1: NameError");
  };
  const rows = await measurePrograms([program], [engine("molt", [fails], visits), engine("python3", [prints(4)])], 3, silent);
  expect(visits).toEqual(["molt"]);
  expect(rows[0]?.results.get("molt")?.failure).toBe("exit 1: NameError");
});
