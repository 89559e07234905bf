/** What can be wrong with a value that is to cross. */

/** The value cannot cross: it contains itself, nests too deeply, or has no form in Python. */
export class ConversionError extends TypeError {
  override readonly name = "ConversionError";
}

/** A proxy was used after it was disposed of, after its runtime was closed, or in another runtime. */
export class StaleHandleError extends Error {
  override readonly name = "StaleHandleError";
}
