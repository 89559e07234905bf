// Resume points of a function that is entered again in the middle: their numbers, and the slots in which what is live waits meanwhile.
//
// Two kinds of functions are: the body of a generator, at its yields, and a function with loops, at their heads (`continuation.ts`).

import type { Op, Region } from "@molt-py/frontend";
import type { ResumePoint } from "../code-constant.ts";
import type { ResumePoints } from "../../analysis/resume-points.ts";
import { regionsOf } from "../../analysis/operations.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";

/** The numbers `first … first + count - 1`. */
export interface ResumeRange {
  readonly first: number;
  readonly count: number;
}

/** The resume points of one function. Number 0 is the start. */
export class ResumeState {
  readonly kind: "generator" | "loops";
  readonly #points: ResumePoints;
  readonly #ops = new Map<Op, ResumeRange>();
  readonly #slots = new Map<number, number>();
  readonly #noted: ResumePoint[] = [];
  #next = 1;
  #slotCount: number;
  /** The local with the point to resume at; 0 once it has been reached. */
  point: Local = -1;
  /** The local with the address of a generator's slots. */
  slots: Local = -1;
  /** The local with what was sent to a generator, or NULL. */
  sent: Local = -1;
  /** Locals with the counters of the loops around, which live across a suspension: numbers of less than 60 bits. */
  readonly counters: Local[] = [];
  /** Where a suspension goes: the result is in the result local. */
  suspend: Label | null = null;

  /** `fixedSlots` are taken by variables and cells. */
  constructor(kind: "generator" | "loops", body: Region, points: ResumePoints, fixedSlots: number) {
    this.kind = kind;
    this.#points = points;
    this.#slotCount = fixedSlots;
    this.#number(body);
  }

  #number(region: Region): void {
    for (const op of region) {
      const first = this.#next;
      if (this.#points.isPoint(op)) this.#next++;
      for (const part of regionsOf(op)) this.#number(part);
      this.#ops.set(op, { first, count: this.#next - first });
    }
  }

  /** The points within an operation; if it is one itself, it is the first. */
  ofOp(op: Op): ResumeRange {
    return this.#ops.get(op) ?? { first: 0, count: 0 };
  }

  /** The number of points within a region. */
  count(region: Region): number {
    return this.#points.count(region);
  }

  /** The points within the second of the two regions of an operation that is no point itself: those of the first come before them. */
  ofSecond(op: Op, first: Region, second: Region): ResumeRange {
    return { first: this.ofOp(op).first + this.count(first), count: this.count(second) };
  }

  /** Notes where a resume point of a generator is, and the temporary with what it delegates to. */
  note(op: Op & { readonly pos: number }, delegate: number | null): void {
    this.#noted[this.ofOp(op).first] = { pos: op.pos, delegate: delegate === null ? null : this.slot(delegate) };
  }

  /** What was noted of the points of a generator, in their order; the first is its start, at position `start`. */
  pointsFrom(start: number): readonly ResumePoint[] {
    return Array.from({ length: this.#next }, (_, index) => this.#noted[index] ?? { pos: start, delegate: null });
  }

  /** The slot of a generator's temporary. */
  slot(temp: number): number {
    let slot = this.#slots.get(temp);
    if (slot === undefined) {
      slot = this.#slotCount++;
      this.#slots.set(temp, slot);
    }
    return slot;
  }

  /** The slot of a generator's counter. */
  counterSlot(counter: Local): number {
    // Temporaries have numbers from 0 on.
    return this.slot(-1 - counter);
  }

  /** Number of slots that a generator of this function has. */
  get slotCount(): number {
    return this.#slotCount;
  }
}
