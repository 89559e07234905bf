/** What the life of a runtime can refuse. */

/** The runtime was closed. */
export class RuntimeClosedError extends Error {
  override readonly name = "RuntimeClosedError";
}

/** The runtime could not be made; `cause` is why. Nothing is left of the attempt, and other runtimes are not concerned. */
export class RuntimeStartError extends Error {
  override readonly name = "RuntimeStartError";
}

/**
 * The program took longer than its limit. Most programs end in order, and the runtime can be used further; one that does not let itself be
 * interrupted takes its runtime with it.
 */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

/** The core stopped in the middle of something, a defect of Molt: this runtime is lost, others are not. `cause` is what happened. */
export class RuntimePoisonedError extends Error {
  override readonly name = "RuntimePoisonedError";
}

/** A compiled module is for another version of Molt's ABI: it has to be compiled again. */
export class AbiVersionError extends Error {
  override readonly name = "AbiVersionError";
}

/** JavaScript and Python call each other too deeply. Python sees it as a `RecursionError`. */
export class EntryDepthError extends RangeError {
  override readonly name = "EntryDepthError";
}

/** The core refused a request that makes no sense, such as running in something that is no namespace. */
export class RequestRefusedError extends Error {
  override readonly name = "RequestRefusedError";
}
