/** Who is inside. */
import { EntryGuard, RuntimeBusyError } from "@molt-py/concurrency";
import { expect, it } from "vitest";

it("counts entries, also those that end with an error", () => {
  const guard = new EntryGuard();
  guard.run(() => {
    expect(guard.depth).toBe(1);
    expect(() =>
      guard.run(() => {
        expect(() => guard.assertIdle("close")).toThrow(RuntimeBusyError);
        throw new Error("inside");
      }),
    ).toThrow("inside");
    expect(guard.depth).toBe(1);
  });
  guard.assertIdle("close");
});
