/** From the bytes of a source file to its text. The common case is decided here, so that it needs no compiler. */
import { decodeUtf8 } from "@molt-py/provenance";
import type { SourceCompiler } from "./compiler.ts";

/**
 * Decodes a source file: what is UTF-8 and declares nothing at once, everything else as the compiler says. Throws `HostSyntaxError` for what
 * is not text in its encoding.
 */
export function decodeSource(bytes: Uint8Array, filename: string, compiler: SourceCompiler | undefined): string {
  const text = decodeUtf8(bytes);
  if (compiler === undefined) return text ?? "";
  const declares = text === null || /^[^\r\n]*(\r\n|\r|\n)?[^\r\n]*coding[:=]/.test(text.slice(0, 1024));
  return declares ? compiler.decode(bytes, filename) : text;
}
