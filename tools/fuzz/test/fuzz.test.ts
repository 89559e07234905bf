/** The generator gives the same program for the same choices, and the shrinker finds what matters in a list. */
import { describe, expect, test } from "vitest";

import { Choices, randomFrom } from "../src/choices.ts";
import { generateProgram } from "../src/generate/program.ts";
import { shrink } from "../src/shrink.ts";

describe("choices", () => {
  test("what was taken makes the same program again", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const choices = new Choices([], randomFrom(seed));
      const program = generateProgram(choices);
      expect(generateProgram(new Choices(choices.taken))).toBe(program);
      expect(generateProgram(new Choices([], randomFrom(seed)))).toBe(program);
    }
  });

  test("without anything recorded or drawn, every choice is the simplest", () => {
    const choices = new Choices([]);
    expect([choices.below(9), choices.chance(99), choices.pick(["a", "b"]), choices.weighted([[1, "x"], [9, "y"]])]).toEqual([0, false, "a", "x"]);
  });

  test("any list of numbers is a program", () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round += 1) {
      const list = Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 120));
      expect(generateProgram(new Choices(list)).split("\n").length).toBeGreaterThan(60);
    }
  });

  test("programs of different seeds differ", () => {
    const programs = new Set(Array.from({ length: 50 }, (_, seed) => generateProgram(new Choices([], randomFrom(seed)))));
    expect(programs.size).toBe(50);
  });
});

describe("shrink", () => {
  test("leaves only what a property needs", async () => {
    const random = randomFrom(3);
    const list = Array.from({ length: 200 }, () => Math.floor(random() * 1000));
    list[120] = 777;
    const smallest = await shrink(list, async (candidate) => candidate.some((choice) => choice >= 700 && choice < 800), 5000);
    expect(smallest).toHaveLength(1);
    expect(smallest[0]).toBeGreaterThanOrEqual(700);
    expect(smallest[0]).toBeLessThan(800);
  });

  test("keeps to its limit", async () => {
    let tried = 0;
    await shrink(Array.from({ length: 100 }, () => 5), async () => ((tried += 1), false), 40);
    expect(tried).toBe(40);
  });
});
