/**
 * Python's built-in functions and modules as JavaScript sees them: what a module offers, with signatures and documentation.
 *
 * A type is described once, in the core; this package reads that description.
 *
 * @packageDocumentation
 */
export { describeModule } from "./describe.ts";
export type { Description } from "./describe.ts";
