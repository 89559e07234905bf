/**
 * From a source file's bytes to text: the byte order mark, the encoding that a comment declares (PEP 263), and CPython's
 * errors about them. Line ends are left as they are; the parser takes all three kinds.
 */

import type { SourceError, SourceResult } from "./ast/syntax-error.ts";

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** PEP 263's pattern, for one of the first two lines. */
const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
/** What may stand before a declaration in the second line. */
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/**
 * Decodes a source file: UTF-8 unless the file says otherwise.
 *
 * Encodings other than UTF-8, Latin-1 and ASCII are those of the host's `TextDecoder`, by Python's names for them. The
 * error is that of `compile` for bytes: unknown encodings, bytes that are not in the encoding, a mark that contradicts it.
 */
export function decodeSource(bytes: Uint8Array): SourceResult<string> {
  const marked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const body = marked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
  const declared = findDeclaration(body);
  const name = declared === null ? "utf-8" : normalName(declared.name);
  if (marked && declared !== null && name !== "utf-8") {
    const { line, width } = declared;
    const message = `encoding problem: ${name} with BOM`;
    return fail({ kind: "SyntaxError", message, line, col: -1, endLine: line, endCol: width - 1 });
  }
  if (name === "utf-8" || name === "utf8") return decodeUtf8(body);
  if (name === "iso-8859-1") return { ok: true, value: latin1(body) };
  if (name === "ascii" || name === "us-ascii") return decodeAscii(body);
  return decodeByHost(body, name);
}

/** The encoding that the first or second line declares, with its line and that line's length. */
function findDeclaration(bytes: Uint8Array): { readonly name: string; readonly line: number; readonly width: number } | null {
  // Only ASCII matters here, and two lines are enough.
  const lines = latin1(bytes.subarray(0, 1024)).split(/\r\n?|\n/, 2);
  for (const [index, text] of lines.entries()) {
    const name = DECLARATION.exec(text)?.[1];
    if (name !== undefined) return { name, line: index + 1, width: text.length };
    if (!BLANK.test(text)) return null;
  }
  return null;
}

/** The two encodings that CPython knows without its codecs have many names. */
function normalName(name: string): string {
  const plain = name.toLowerCase().replaceAll("_", "-");
  if (plain === "utf-8" || plain.startsWith("utf-8-")) return "utf-8";
  return /^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(plain) ? "iso-8859-1" : plain;
}

function decodeUtf8(bytes: Uint8Array): SourceResult<string> {
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const at = firstInvalid(bytes);
    const before = bytes.subarray(0, at);
    const start = before.lastIndexOf(0x0a) + 1;
    const line = before.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
    const code = (bytes[at] ?? 0).toString(16).padStart(2, "0");
    const message =
      `Non-UTF-8 code starting with '\\x${code}' on line ${line}, but no encoding declared; ` +
      "see https://peps.python.org/pep-0263/ for details";
    const col = at - start;
    return fail({ kind: "SyntaxError", message, line, col, endLine: line, endCol: col });
  }
}

/** Where the first sequence begins that is no UTF-8: the longest prefix that is valid ends there. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const width = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (width === 0) return at;
    for (let next = 1; next < width; next++) {
      const byte = bytes[at + next] ?? 0;
      // The first continuation byte is limited further: no overlong forms, no surrogates, nothing beyond U+10FFFF.
      const low = next > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = next > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += width;
  }
  return at;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function decodeAscii(bytes: Uint8Array): SourceResult<string> {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  if (at < 0) return { ok: true, value: latin1(bytes) };
  const code = (bytes[at] as number).toString(16);
  return fail(nowhere(`'ascii' codec can't decode byte 0x${code} in position ${at}: ordinal not in range(128)`));
}

function decodeByHost(bytes: Uint8Array, name: string): SourceResult<string> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  } catch {
    return fail(nowhere(`unknown encoding: ${name}`));
  }
  // Source is read by lines before its encoding is known, so the encoding has to contain ASCII.
  if (decoder.encoding.startsWith("utf-16")) return fail(nowhere(`unknown encoding: ${name}`));
  try {
    return { ok: true, value: decoder.decode(bytes) };
  } catch {
    return fail(nowhere(`'${name}' codec can't decode bytes of the source`));
  }
}

function nowhere(message: string): SourceError {
  return { kind: "SyntaxError", message, line: 0, col: 0, endLine: 0, endCol: 0, shown: { offset: 0, endOffset: 0, text: "" } };
}

function fail(error: SourceError): SourceResult<string> {
  return { ok: false, error };
}
