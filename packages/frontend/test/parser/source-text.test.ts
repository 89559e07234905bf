/** Bytes of source files become text as in CPython; the wanted values were recorded with CPython 3.14. */

import { describe, expect, it } from "vitest";

import { decodeSource } from "../../src/source-text.ts";

/** Decodes bytes that are written as the characters U+0000 to U+00FF. */
function decode(text: string): string {
  const result = decodeSource(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  return result.ok ? result.value : result.error.message;
}

function notUtf8(code: string, line: number): string {
  return (
    `Non-UTF-8 code starting with '\\x${code}' on line ${line}, but no encoding declared; ` +
    "see https://peps.python.org/pep-0263/ for details"
  );
}

describe("decodeSource", () => {
  it.each([
    ["UTF-8", 'x="\xc3\xa9"', 'x="é"'],
    ["a byte order mark, which it takes off", "\xef\xbb\xbfx=1", "x=1"],
    ["Latin-1", '# coding: latin-1\nx="\xe9\x80"', '# coding: latin-1\nx="é\x80"'],
    ["Latin-1 by another name", '# coding: latin_1\nx="\xe9"', '# coding: latin_1\nx="é"'],
    ["a declaration in the second line", '#!/usr/bin\n# -*- coding: cp1252 -*-\n"\x80"', '#!/usr/bin\n# -*- coding: cp1252 -*-\n"€"'],
    ["an encoding of the host", '# coding=euc-jp\n"\xa4\xa2"', '# coding=euc-jp\n"あ"'],
    ["UTF-8 by another name", "# coding: UTF_8\nx=1", "# coding: UTF_8\nx=1"],
  ])("reads %s", (_, bytes, text) => {
    expect(decode(bytes)).toBe(text);
  });

  it.each([
    ["\xff", notUtf8("ff", 1)],
    ['x=1\n# coding: latin-1\ny="\xe9"', notUtf8("e9", 3)],
    ['x="\xc3"', notUtf8("c3", 1)],
    ['x="\xed\xa0\x80"', notUtf8("ed", 1)],
    ['x="\xf4\x90\x80\x80"', notUtf8("f4", 1)],
    ['x="\xe2\x82"', notUtf8("e2", 1)],
    ['x="\xc0\x80"', notUtf8("c0", 1)],
    ["# coding: foo\nx=1", "unknown encoding: foo"],
    ["\xef\xbb\xbf# coding: latin-1\nx=1", "encoding problem: iso-8859-1 with BOM"],
    ["\xef\xbb\xbf# coding: utf8\nx=1", "encoding problem: utf8 with BOM"],
    ['# coding: ascii\nx="\xe9"', "'ascii' codec can't decode byte 0xe9 in position 19: ordinal not in range(128)"],
  ])("refuses %j", (bytes, message) => {
    expect(decode(bytes)).toBe(message);
  });

  it("places a byte that is not UTF-8", () => {
    const result = decodeSource(Uint8Array.from('a=1\nx="\xe9"', (c) => c.charCodeAt(0)));
    expect(result).toMatchObject({ ok: false, error: { line: 2, col: 3, endLine: 2, endCol: 3 } });
  });
});
