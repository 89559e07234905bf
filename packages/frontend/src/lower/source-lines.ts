/**
 * The lines of a source text, addressed as positions address them: line numbers from 1, columns in UTF-8 bytes.
 *
 * A line is handed out as a string with one character per byte, so that columns index it directly.
 */
export class SourceLines {
  readonly #lines: string[];
  readonly #bytes: (string | undefined)[] = [];

  constructor(source: string) {
    this.#lines = source.split(/\r\n|\r|\n/);
  }

  /** The bytes of line `line`, one character each; empty when there is no such line. */
  bytes(line: number): string {
    const known = this.#bytes[line];
    if (known !== undefined) return known;
    const text = this.#lines[line - 1] ?? "";
    const bytes = isAscii(text) ? text : utf8(text);
    this.#bytes[line] = bytes;
    return bytes;
  }

  /**
   * The first place at or after `line`, `col` whose character satisfies `wanted`, comments and backslashes skipped; `null`
   * when there is none.
   */
  find(line: number, col: number, wanted: (char: string) => boolean): { line: number; col: number } | null {
    let text = this.bytes(line);
    for (;;) {
      const char = text[col];
      if (char === undefined || char === "#" || char === "\\") {
        line += 1;
        if (line > this.#lines.length) return null;
        text = this.bytes(line);
        col = 0;
      } else if (wanted(char)) {
        return { line, col };
      } else {
        col += 1;
      }
    }
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Encodes as UTF-8, one character per byte; an unpaired surrogate takes three bytes, as U+FFFD would. */
function utf8(text: string): string {
  let bytes = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += char;
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else bytes += String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return bytes;
}
