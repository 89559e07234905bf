/** Failures of Node's functions as failures of the platform. */
import { type HostOsError, osError } from "./errors.ts";

/** The code of a failure of Node, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? "EIO");
}

/** The failure to throw. */
export function failure(error: unknown, filename = ""): HostOsError {
  return osError(codeOf(error), filename);
}
