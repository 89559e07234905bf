/** A Python exception in JavaScript. */
import { type PyObject, type ValueDecoder } from "@molt-py/object";

/** What a {@link PythonError} is made of. */
export interface PythonErrorParts {
  readonly type: string;
  readonly module: string;
  readonly message: string;
  readonly traceback: string;
  readonly exception: PyObject;
  readonly exitCode: unknown;
  readonly cause: unknown;
}

/** An exception that Python code raised and nobody handled. */
export class PythonError extends Error {
  override readonly name = "PythonError";
  /** Name of the exception's class, such as `ValueError`. */
  readonly type: string;
  /** Module of the class, `builtins` for built-in ones. */
  readonly module: string;
  /** The traceback as Python prints it, causes included; empty for the errors in `cause`, which are part of it. */
  readonly traceback: string;
  /** The exception itself. */
  readonly exception: PyObject;
  /** For `SystemExit`: its code. Null for all others. */
  readonly exitCode: unknown;

  constructor(parts: PythonErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.type = parts.type;
    this.module = parts.module;
    this.traceback = parts.traceback;
    this.exception = parts.exception;
    this.exitCode = parts.exitCode;
  }

  /** As the last line of a traceback. */
  override toString(): string {
    const type = this.module === "builtins" || this.module === "__main__" || this.module === "" ? this.type : `${this.module}.${this.type}`;
    return this.message === "" ? type : `${type}: ${this.message}`;
  }
}

/** What reading an exception needs of the runtime. */
export interface ExceptionContext {
  /** A proxy for the handle of an exception. */
  readonly proxy: (typeName: string, handle: number) => PyObject;
  /** The JavaScript object of a number. */
  readonly object: (number: number) => object;
}

/**
 * Reads an exception from a failed request. What JavaScript threw through Python becomes the `cause`, else the Python
 * exception that led to this one.
 */
export function readException(decoder: ValueDecoder, context: ExceptionContext): PythonError {
  const { reader } = decoder;
  const [type, module, message, traceback] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const exception = context.proxy(type, reader.uint());
  const thrown = reader.uint();
  const exitCode = decoder.value();
  const led = reader.u8() === 1 ? readException(decoder, context) : undefined;
  const cause = thrown > 0 ? context.object(thrown - 1) : led;
  return new PythonError({ type, module, message, traceback, exception, exitCode, cause });
}
