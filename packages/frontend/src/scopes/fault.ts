/** How the passes stop: an error with its place, caught by `analyze`. */

import type { Position } from "../ast/nodes.ts";

/** Thrown inside the analysis only; `analyze` turns it into a `SourceError`. */
export class SourceFault extends Error {
  readonly place: Position;

  constructor(message: string, place: Position) {
    super(message);
    this.name = "SourceFault";
    this.place = place;
  }
}
