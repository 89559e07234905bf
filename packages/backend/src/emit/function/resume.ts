// Resume points of a generator's body: their numbers, and the slots in which locals and temporaries wait while it is suspended.

import type { Op, Region } from "@molt-py/frontend";
import { resumePoints, type Facts } from "../../analysis/facts.ts";
import { regionsOf } from "../../analysis/operations.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";

/** The numbers `first … first + count - 1`. */
export interface ResumeRange {
  readonly first: number;
  readonly count: number;
}

/** The resume points of one function. Number 0 is the start. */
export class ResumeState {
  readonly #ops = new Map<Op, ResumeRange>();
  readonly #facts: Facts;
  readonly #slots = new Map<number, number>();
  #next = 1;
  #slotCount: number;
  /** The local with the point to resume at; 0 once it has been reached. */
  point: Local = -1;
  /** The local with what was sent, or NULL. */
  sent: Local = -1;
  /** Where a suspension goes: the result is in the result local. */
  suspend: Label | null = null;

  /** `fixedSlots` are taken by variables and cells. */
  constructor(body: Region, facts: Facts, fixedSlots: number) {
    this.#slotCount = fixedSlots;
    this.#facts = facts;
    this.#number(body);
  }

  #number(region: Region): void {
    for (const op of region) {
      const first = this.#next;
      const inner = regionsOf(op);
      if (inner.length === 0) this.#next += resumePoints(op, this.#facts.resumes);
      for (const part of inner) this.#number(part);
      this.#ops.set(op, { first, count: this.#next - first });
    }
  }

  /** The points within an operation. */
  ofOp(op: Op): ResumeRange {
    return this.#ops.get(op) ?? { first: 0, count: 0 };
  }

  /** The number of points within a region. */
  count(region: Region): number {
    return this.#facts.resumes(region);
  }

  /** The points within the second of the two regions of an operation: those of the first come before them. */
  ofSecond(op: Op, first: Region, second: Region): ResumeRange {
    return { first: this.ofOp(op).first + this.count(first), count: this.count(second) };
  }

  /** The slot of a temporary. */
  slot(temp: number): number {
    let slot = this.#slots.get(temp);
    if (slot === undefined) {
      slot = this.#slotCount++;
      this.#slots.set(temp, slot);
    }
    return slot;
  }

  /** Number of slots that a generator of this function has. */
  get slotCount(): number {
    return this.#slotCount;
  }
}
