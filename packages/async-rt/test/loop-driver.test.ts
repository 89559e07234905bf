/** Turns and timers, without any time passing. */
import { LoopDriver, TimerQueue } from "@molt-py/async-rt";
import { expect, it } from "vitest";

/** A platform whose time is moved by hand. */
function makePlatform() {
  let time = 0;
  const waiting = new TimerQueue<() => void>();
  return {
    waiting,
    now: () => time,
    wake(after: number, callback: () => void) {
      const id = waiting.set(time + after, callback);
      return () => void waiting.cancel(id);
    },
    advance(by: number) {
      const until = time + by;
      for (;;) {
        const next = waiting.nextDeadline;
        if (next === null || next > until) break;
        time = Math.max(time, next);
        waiting.takeDue(time)?.[0]();
      }
      time = until;
    },
  };
}

it("runs what a turn posts in the next turn, and timers by deadline and order", () => {
  const platform = makePlatform();
  const ran: string[] = [];
  const loop = new LoopDriver(platform, () => undefined);
  loop.after(5, () => ran.push("five"));
  loop.after(5, () => ran.push("five again"));
  loop.after(1, () => ran.push("one"));
  loop.post(() => {
    ran.push("first");
    loop.post(() => ran.push("next turn"));
  });
  loop.post(() => ran.push("second"));
  platform.advance(10);
  expect(ran).toEqual(["first", "second", "next turn", "one", "five", "five again"]);
  expect(loop.isIdle).toBe(true);
});

it("leaves no wake-up behind when timers are canceled, a callback fails, or the loop is closed", () => {
  const platform = makePlatform();
  const failures: unknown[] = [];
  const loop = new LoopDriver(platform, (error) => failures.push(error));
  const id = loop.after(5, () => undefined);
  expect(loop.cancel(id)).toBe(true);
  expect(platform.waiting.size).toBe(0);
  loop.post(() => {
    throw new Error("inside");
  });
  platform.advance(1);
  expect(failures).toEqual([new Error("inside")]);
  loop.after(5, () => failures.push("late"));
  loop.close();
  platform.advance(10);
  expect([platform.waiting.size, failures.length]).toEqual([0, 1]);
});

it("orders random timers as sorting does", () => {
  let state = 7;
  const random = (): number => (state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff) % 50;
  const queue = new TimerQueue<number>();
  const model: [number, number][] = [];
  const ids = Array.from({ length: 500 }, (_, index) => {
    const deadline = random();
    model.push([deadline, index]);
    return queue.set(deadline, index);
  });
  const gone = new Set(ids.flatMap((id, index) => (index % 3 === 0 && queue.cancel(id) ? [index] : [])));
  const expected = model.filter(([, index]) => !gone.has(index)).sort(([a, i], [b, j]) => a - b || i - j).map(([, index]) => index);
  const taken: number[] = [];
  for (let due = queue.takeDue(1000); due !== null; due = queue.takeDue(1000)) taken.push(due[0]);
  expect(taken).toEqual(expected);
});
