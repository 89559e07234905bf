/** Escapes in literals that Python cannot decode, in the words of its codecs. */

const WIDTHS: Readonly<Record<string, readonly [number, string]>> = {
  x: [2, "\\xXX"],
  u: [4, "\\uXXXX"],
  U: [8, "\\UXXXXXXXX"],
};

/** What is wrong with the escapes of a literal's text, or null. Names of characters are not looked up. */
export function escapeFault(text: string, isBytes: boolean): string | null {
  // The codec gets characters beyond ASCII as escapes of ten bytes.
  let position = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] !== "\\") {
      const point = text.codePointAt(at) as number;
      position += point < 0x80 ? 1 : 10;
      at += point > 0xffff ? 2 : 1;
      continue;
    }
    const letter = text[at + 1] ?? "";
    const rule = WIDTHS[letter];
    if (isBytes && letter === "x") {
      if (!/^[\da-fA-F]{2}/.test(text.slice(at + 2))) return `(value error) invalid \\x escape at position ${position}`;
    } else if (!isBytes && rule !== undefined) {
      const digits = /^[\da-fA-F]*/.exec(text.slice(at + 2, at + 2 + rule[0]))?.[0] ?? "";
      const end = position + 1 + digits.length;
      if (digits.length < rule[0]) return codec(position, end, `truncated ${rule[1]} escape`);
      if (Number.parseInt(digits, 16) > 0x10ffff) return codec(position, end, "illegal Unicode character");
    } else if (!isBytes && letter === "N") {
      const name = /^\{([^}]*)(\}?)/.exec(text.slice(at + 2));
      const bad = name === null || name[2] === "" || name[1] === "";
      if (bad) {
        const length = name === null ? 1 : name[2] === "" ? 2 + (name[1] as string).length : 2;
        return codec(position, position + length, "malformed \\N character escape");
      }
    }
    const next = text.codePointAt(at + 1) ?? 0;
    position += 1 + (next < 0x80 ? 1 : 10);
    at += next > 0xffff ? 3 : 2;
  }
  return null;
}

function codec(start: number, end: number, problem: string): string {
  return `(unicode error) 'unicodeescape' codec can't decode bytes in position ${start}-${end}: ${problem}`;
}
