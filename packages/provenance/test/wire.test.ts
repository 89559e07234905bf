/** Bytes of messages, and the instances that exchange them. */
import { ByteReader, ByteWriter, compileCore, compileModule, decodeUtf8, encodeUtf8, InvalidModuleError } from "@molt-py/provenance";
import { describe, expect, it } from "vitest";

describe("messages", () => {
  it("carry numbers of every size", () => {
    const numbers = [0, 1, 63, 64, 127, 128, 300, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 47, Number.MAX_SAFE_INTEGER];
    const w = new ByteWriter(1);
    for (const n of numbers) w.uint(n).sint(n).sint(-n);
    const r = new ByteReader(w.bytes);
    for (const n of numbers) expect([r.uint(), r.sint(), r.sint()]).toEqual([n, n, n === 0 ? 0 : -n]);
    expect(r.isAtEnd).toBe(true);
  });

  it("carry text of every kind, lone surrogates included", () => {
    const texts = ["", "ascii", "x".repeat(23), "x".repeat(25), "x".repeat(200), "é".repeat(50), "日本語", "😀 and 😀", "\ud800", "a\udc00b".repeat(30), "\ufffd", "\0"];
    const w = new ByteWriter();
    const ascii = texts.map((text) => w.text(text));
    expect(ascii).toEqual(texts.map((text) => /^[\0-\x7f]*$/.test(text)));
    const r = new ByteReader(w.bytes);
    expect(texts.map(() => r.text())).toEqual(texts);
  });

  it("say when they end early", () => {
    expect(() => new ByteReader(new Uint8Array([5, 65])).text()).toThrow(RangeError);
    expect(() => new ByteReader(new Uint8Array()).u8()).toThrow(RangeError);
  });
});

describe("UTF-8", () => {
  it("is told from other bytes", () => {
    expect(decodeUtf8(encodeUtf8("é\ufffd"))).toBe("é\ufffd");
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 65]))).toBe("A");
    for (const bytes of [[0xff], [0xc3], [0x41, 0x80], [0xed, 0xa0, 0x80]]) expect(decodeUtf8(new Uint8Array(bytes))).toBeNull();
  });
});

describe("compiling", () => {
  it("refuses what is no module of Molt", () => {
    expect(() => compileModule(new Uint8Array([1, 2, 3]))).toThrow(InvalidModuleError);
    expect(() => compileModule(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))).toThrow("Molt did not compile it");
    expect(() => compileCore(new Uint8Array([9]))).toThrow(InvalidModuleError);
  });
});
