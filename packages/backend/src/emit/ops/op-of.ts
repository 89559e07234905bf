// The type of one kind of operation.

import type { Op } from "@molt-py/frontend";

type Select<Candidate extends Op, Name> = Candidate extends Op ? (Candidate["op"] & Name extends never ? never : Candidate) : never;

/** The operation that is called `Name`; with a union of names, any of them. */
export type OpOf<Name extends Op["op"]> = Select<Op, Name>;
