/** Reads how many tests passed and failed from what a step printed or wrote. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a step contributed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** What is known of a finished step. */
export interface Outcome {
  /** Everything it printed, both streams. */
  readonly output: string;
  /** Its exit status; a step ended by a signal has a status other than 0. */
  readonly status: number;
  /** Root of the repository. */
  readonly root: string;
}

/** Turns an outcome into counts. */
export type Counter = (outcome: Outcome) => Count;

/** A step that failed counts at least one failure, whatever its report says. */
function honest(count: Count, status: number): Count {
  return status !== 0 && count.failed === 0 ? { passed: count.passed, failed: 1 } : count;
}

/** Counts the step itself: one passed or one failed. */
export const byExit: Counter = ({ status }) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Reads the last line of the form `N passed, N failed`; without one the step has failed. */
export const byLine: Counter = ({ output, status }) => {
  const last = [...output.matchAll(/^\s*(\d+) passed, (\d+) failed\b/gm)].at(-1);
  return last ? honest({ passed: Number(last[1]), failed: Number(last[2]) }, status) : { passed: 0, failed: 1 };
};

/** Adds up cargo's `test result:` lines. */
export const byCargo: Counter = ({ output, status }) => {
  let passed = 0;
  let failed = 0;
  for (const [, ok, bad] of output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed;/gm)) {
    passed += Number(ok);
    failed += Number(bad);
  }
  return honest({ passed, failed }, status);
};

/** Reads vitest's JSON report; a file that could not even be loaded counts as a failure. */
export function byVitest(report: string): Counter {
  return ({ status, root }) => {
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(join(root, report), "utf8")) as { numPassedTests: number; numFailedTests: number };
      return honest({ passed: numPassedTests, failed: numFailedTests }, status);
    } catch {
      return { passed: 0, failed: 1 };
    }
  };
}
