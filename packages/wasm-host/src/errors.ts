/** How host calls fail in a way that Python understands. */
import { ByteWriter, HostFailure } from "@molt-py/provenance";
import { EntryDepthError } from "@molt-py/state";

/** A failure with the name of a built-in Python exception. */
export class HostException extends Error {
  override readonly name = "HostException";
  /** Name of the class, such as `PermissionError`. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** What an interrupt is thrown as. */
export function interruption(): HostException {
  return new HostException("KeyboardInterrupt", "");
}

/** A failure of the operating system's kind. */
export class HostOsError extends Error {
  override readonly name = "HostOsError";
  /** Linux's error number. */
  readonly errno: number;
  /** What `strerror` says. */
  readonly strerror: string;
  /** The file that it is about, or "". */
  readonly filename: string;

  constructor(errno: number, strerror: string, filename = "") {
    super(`[Errno ${errno}] ${strerror}${filename === "" ? "" : `: '${filename}'`}`);
    this.errno = errno;
    this.strerror = strerror;
    this.filename = filename;
  }
}

/** Source that does not compile, with all that `SyntaxError` shows. Lines and offsets count from 1; a line of 0 means no place. */
export class HostSyntaxError extends Error {
  override readonly name = "HostSyntaxError";
  readonly details: SyntaxDetails;

  constructor(details: SyntaxDetails) {
    super(details.message);
    this.details = details;
  }
}

/** What `SyntaxError` shows. */
export interface SyntaxDetails {
  /** `SyntaxError`, `IndentationError`, `TabError` or another exception's name. */
  readonly type: string;
  readonly message: string;
  readonly filename: string;
  readonly line: number;
  /** In characters. */
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  /** The line's text with its line break, or null. */
  readonly text: string | null;
}

/** Linux's numbers and words for the errors that files meet. */
const ERRNO: Readonly<Record<string, readonly [number, string]>> = {
  EPERM: [1, "Operation not permitted"],
  ENOENT: [2, "No such file or directory"],
  EIO: [5, "Input/output error"],
  EBADF: [9, "Bad file descriptor"],
  EAGAIN: [11, "Resource temporarily unavailable"],
  EACCES: [13, "Permission denied"],
  EEXIST: [17, "File exists"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  EMFILE: [24, "Too many open files"],
  EFBIG: [27, "File too large"],
  ENOSPC: [28, "No space left on device"],
  EROFS: [30, "Read-only file system"],
  EPIPE: [32, "Broken pipe"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOTEMPTY: [39, "Directory not empty"],
  ELOOP: [40, "Too many levels of symbolic links"],
};

/** The failure for an error code such as `"ENOENT"`. */
export function osError(code: string, filename = ""): HostOsError {
  const [errno, strerror] = ERRNO[code] ?? [5, `Input/output error (${code})`];
  return new HostOsError(errno, strerror, filename);
}

/** Tags of `host-error` in the interface file. */
const TAG = { EXCEPTION: 0, OS: 1, SYNTAX: 2, PYTHON: 3, JAVASCRIPT: 4 } as const;

/** What encoding an error needs of the runtime. */
export interface ErrorContext {
  /** The handle of a Python exception that passes through JavaScript; null for other errors. */
  readonly handleOf: (error: unknown) => number | null;
  /** Holds what JavaScript threw for Python. */
  readonly hold: (error: object) => number;
}

/** An error as the core reads it. It never throws, whatever was thrown. */
export function encodeError(error: unknown, context: ErrorContext): HostFailure {
  try {
    return encode(error, context);
  } catch {
    return encode(new HostException("RuntimeError", "JavaScript threw something that cannot be looked at"), context);
  }
}

function encode(error: unknown, context: ErrorContext): HostFailure {
  const w = new ByteWriter(128);
  const handle = context.handleOf(error);
  if (handle !== null) {
    w.u8(TAG.PYTHON).uint(handle);
  } else if (error instanceof HostOsError) {
    w.u8(TAG.OS).uint(error.errno).text(error.strerror);
    w.text(error.filename);
  } else if (error instanceof HostException) {
    w.u8(TAG.EXCEPTION).text(error.type);
    w.text(error.message);
  } else if (error instanceof EntryDepthError || isStackOverflow(error)) {
    w.u8(TAG.EXCEPTION).text("RecursionError");
    w.text(error.message);
  } else if (error instanceof HostSyntaxError) {
    const { details: d } = error;
    w.u8(TAG.SYNTAX);
    for (const text of [d.type, d.message, d.filename]) w.text(text);
    // The end may be -1.
    w.uint(d.line).uint(d.offset).uint(d.endLine).uint(d.endOffset + 1);
    if (d.text === null) w.u8(0);
    else w.u8(1).text(d.text);
  } else {
    const [name, message] = describe(error);
    w.u8(TAG.JAVASCRIPT).uint(context.hold(error !== null && typeof error === "object" ? error : new ThrownValue(error)));
    w.text(name);
    w.text(message);
  }
  return new HostFailure(w.copy());
}

/** Whether an engine threw this as its stack was used up: V8 and JavaScriptCore have one class for it, SpiderMonkey another. */
function isStackOverflow(error: unknown): error is Error {
  return error instanceof Error && (error.name === "RangeError" || error.name === "InternalError") && /^(Maximum call stack size exceeded|too much recursion)/.test(error.message);
}

/** Something other than an object that JavaScript threw. */
export class ThrownValue extends Error {
  override readonly name = "ThrownValue";
  /** What was thrown. */
  readonly value: unknown;

  constructor(value: unknown) {
    super(String(value));
    this.value = value;
  }
}

function describe(error: unknown): [string, string] {
  try {
    if (error instanceof Error) return [error.name, error.message];
    return [typeof error, String(error)];
  } catch {
    return ["Error", "an error that cannot be described"];
  }
}
