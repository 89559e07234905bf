/** Handles at the boundary, against a model: what was given out and not given back names its object, every other number names nothing. */
import { GUEST } from "@molt-py/state";
import { createMemoryHost } from "@molt-py/wasm-host";
import { expect, it } from "vitest";
import { StaleHandleError } from "../src/index.ts";
import { loadCore } from "../src/node/artifacts.ts";
import { Session } from "../src/pipeline/session.ts";

/** `MOLT_TEST_SCALE=10` makes millions of them. */
const OPERATIONS = 400_000 * Number(process.env["MOLT_TEST_SCALE"] ?? 1);
/** Bits of a handle below the slot. */
const GENERATIONS = 2 ** 21;

it("random operations on two runtimes agree with a model", { timeout: 1_200_000 }, () => {
  const core = loadCore();
  const sessions = [0, 1].map(() => new Session({ core, adapter: createMemoryHost() }));
  const held = [new Map<number, number>(), new Map<number, number>()];
  const lists: [number[], number[]] = [[], []];
  const released: number[] = [];
  let state = 20_261_124;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const isStale = (session: Session, handle: number, op: number): boolean => {
    try {
      session.runtime.request(op, (w) => (op === GUEST.RELEASE ? w.uint(1).uint(handle) : w.uint(handle)));
      return false;
    } catch (error) {
      if (error instanceof StaleHandleError) return true;
      throw error;
    }
  };
  for (let count = 0; count < OPERATIONS; count++) {
    const side = random(2) as 0 | 1;
    const [session, model, list] = [sessions[side] as Session, held[side] as Map<number, number>, lists[side]];
    const at = random(list.length);
    const known = list[at];
    switch (random(6)) {
      case 0: {
        const answer = session.runtime.request(GUEST.NEW_NAMESPACE, (w) => w.text("n"));
        answer.u8();
        answer.u8();
        answer.text();
        const handle = answer.uint();
        if (model.has(handle) || !Number.isSafeInteger(handle)) throw new Error(`the handle ${handle} was given out twice`);
        model.set(handle, 1);
        list.push(handle);
        break;
      }
      case 1:
        if (known === undefined) break;
        session.runtime.request(GUEST.DUPLICATE, (w) => w.uint(known));
        model.set(known, (model.get(known) as number) + 1);
        break;
      case 2:
      case 3: {
        if (known === undefined) break;
        session.runtime.request(GUEST.RELEASE, (w) => w.uint(1).uint(known));
        const left = (model.get(known) as number) - 1;
        if (left > 0) model.set(known, left);
        else {
          model.delete(known);
          list[at] = list[list.length - 1] as number;
          list.pop();
          released[random(2000)] = known;
        }
        break;
      }
      case 4:
        if (known !== undefined && isStale(session, known, GUEST.LENGTH)) throw new Error(`the handle ${known} is stale`);
        break;
      default: {
        // Released twice, of the other runtime, the next use of the slot, made up.
        const others = [released[random(released.length)], lists[1 - side]?.[random(lists[1 - side]?.length ?? 0)], known === undefined ? undefined : known + 1, known === undefined ? undefined : known + GENERATIONS * 5000, random(2 ** 31)];
        for (const number of others) {
          if (number === undefined || model.has(number)) continue;
          for (const op of [GUEST.LENGTH, GUEST.RELEASE]) if (!isStale(session, number, op)) throw new Error(`the number ${number} names something`);
        }
      }
    }
  }
  for (const [index, session] of sessions.entries()) {
    expect(session.metrics().handles).toBe(held[index]?.size);
    for (const [handle, count] of held[index] ?? []) {
      for (let times = 0; times < count; times++) expect(isStale(session, handle, GUEST.RELEASE)).toBe(false);
      expect(isStale(session, handle, GUEST.RELEASE)).toBe(true);
    }
    expect(session.metrics().handles).toBe(0);
    session.close();
    expect(session.runtime.left).toBe(0);
  }
});
