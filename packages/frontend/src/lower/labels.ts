/** Jump targets and the state in which control arrives at them. */

/**
 * Which locals are certainly bound, as a bit set by local number. `UNREACHABLE`, all bits set, is the state behind a jump:
 * it is neutral when paths meet.
 */
export type Bound = bigint;

/** The state where control does not come. */
export const UNREACHABLE: Bound = -1n;

/** A target of `break` (the end of a block) or of `continue` (the start of a loop's next round). */
export interface Label {
  readonly id: number;
  readonly jump: "break" | "continue";
  /** What every jump so far had bound. */
  bound: Bound;
  /** How many jumps there are. */
  uses: number;
}
