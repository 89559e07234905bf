/** From the bytes of a source file to its text, with the errors that Python gives for what is no text. */
import { decodeUtf8 } from "@molt-py/provenance";
import { HostSyntaxError } from "@molt-py/wasm-host";

/** What a first or second line may declare. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

function fail(message: string, filename: string, line = 0, text: string | null = null): HostSyntaxError {
  return new HostSyntaxError({ type: "SyntaxError", message, filename, line, offset: 0, endLine: line, endOffset: 0, text });
}

/** Decodes a source file. Throws `HostSyntaxError` for what is not text in the declared encoding, or holds a NUL. */
export function decodeSource(bytes: Uint8Array, filename: string): string {
  const encoding = declared(bytes);
  const text = encoding === "latin-1" ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("") : decodeUtf8(bytes);
  if (encoding !== null && encoding !== "latin-1" && encoding !== "utf-8") throw fail(`encoding problem: ${encoding}`, filename);
  if (text === null) {
    const at = firstInvalid(bytes);
    const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
    const code = (bytes[at] as number).toString(16).padStart(2, "0");
    throw fail(
      `Non-UTF-8 code starting with '\\x${code}' on line ${line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details`,
      filename,
      line,
    );
  }
  if (text.includes("\0")) throw fail("source code cannot contain null bytes", filename);
  return text;
}

/** The encoding that one of the first two lines declares, by its normal name; null for none. */
function declared(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, 400), (byte) => String.fromCharCode(byte)).join("");
  for (const line of head.split(/\r\n|\r|\n/, 2)) {
    const found = COOKIE.exec(line)?.[1]?.toLowerCase().replaceAll("_", "-");
    if (found !== undefined) {
      if (/^utf-?8(-|$)/.test(found) || found === "ascii" || found === "us-ascii") return "utf-8";
      return /^(latin-?1|iso-8859-1|iso-latin-1)(-|$)/.test(found) ? "latin-1" : found;
    }
    if (!/^[ \t\f]*(#|$)/.test(line)) return null;
  }
  return null;
}

/** Where the bytes stop being UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // Prefixes stay valid until the first bad byte, but for up to three bytes of a character that is cut off.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ([0, 1, 2, 3].some((more) => middle + 1 + more <= bytes.length && decodeUtf8(bytes.subarray(0, middle + 1 + more)) !== null)) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, bytes.length - 1);
}
