/** Values there and back through the bytes of a message, without a runtime. */
import { ConversionError, HostObjects, type ProxyFactory, ValueCodec } from "@molt-py/object";
import { ByteReader, ByteWriter } from "@molt-py/provenance";
import { describe, expect, it } from "vitest";

const noProxies: ProxyFactory = {
  make: () => {
    throw new Error("no proxies here");
  },
  handleOf: () => null,
};

function roundTrip(value: unknown, codec = new ValueCodec(new HostObjects(), noProxies)): unknown {
  const w = new ByteWriter();
  codec.encoder(w).value(value);
  const r = new ByteReader(w.copy());
  const back = codec.decoder(r).value();
  expect(r.isAtEnd).toBe(true);
  return back;
}

describe("values", () => {
  it("come back as they went", () => {
    for (const value of [null, true, false, 0, -1, 2 ** 53 - 1, -(2 ** 53 - 1), 1.5, -0, Infinity, "", "text", "é\ud800", 2n ** 64n, -(10n ** 30n), [], [1, [2, "x"]], new Set([1, "a"])]) {
      expect(roundTrip(value)).toEqual(value);
    }
    expect(roundTrip(Number.NaN)).toBeNaN();
    expect(roundTrip(undefined)).toBeNull();
    expect(roundTrip(5n)).toBe(5);
    expect(roundTrip(new Uint8Array([1, 2]))).toEqual(new Uint8Array([1, 2]));
    expect(roundTrip(new Float64Array([1, 2.5]))).toEqual([1, 2.5]);
    expect(roundTrip(new Map<unknown, unknown>([["a", 1], [2, "b"]]))).toEqual(new Map<unknown, unknown>([["a", 1], [2, "b"]]));
    expect(roundTrip({ a: 1, b: { c: null } })).toEqual(new Map<string, unknown>([["a", 1], ["b", new Map([["c", null]])]]));
  });

  it("give objects for dicts where that was asked for", () => {
    const codec = new ValueCodec(new HostObjects(), noProxies, "object");
    expect(roundTrip([{ a: 1 }, { a: 2 }], codec)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(roundTrip(new Map([[1, 2]]), codec)).toEqual(new Map([[1, 2]]));
  });

  it("agree with themselves for random structures", () => {
    let state = 12345;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state % below;
    };
    const make = (depth: number): unknown => {
      switch (random(depth > 4 ? 5 : 8)) {
        case 0:
          return null;
        case 1:
          return random(2) === 0;
        case 2:
          return random(1 << 30) - (1 << 29);
        case 3:
          return random(1000) / 7;
        case 4:
          return Array.from({ length: random(40) }, () => String.fromCharCode(random(0x3000))).join("");
        case 5:
          return Array.from({ length: random(6) }, () => make(depth + 1));
        case 6:
          return new Map(Array.from({ length: random(6) }, () => [`key${random(9)}`, make(depth + 1)]));
        default:
          return BigInt(random(1 << 30)) ** 3n - 2n ** 70n;
      }
    };
    for (let round = 0; round < 300; round++) {
      const value = make(0);
      expect(roundTrip(value)).toEqual(value);
    }
  });

  it("refuse what contains itself, what nests too deeply and what Python cannot have", () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(() => roundTrip(cycle)).toThrow(ConversionError);
    expect(() => roundTrip(cycle)).toThrow("contains itself");
    let deep: unknown = 0;
    for (let level = 0; level < 600; level++) deep = [deep];
    expect(() => roundTrip(deep)).toThrow("nested more than 500 deep");
    expect(() => roundTrip(Symbol("s"))).toThrow("a symbol");
    const shared = [1];
    expect(roundTrip([shared, shared])).toEqual([[1], [1]]);
  });

  it("hold objects by number, and let go of them when the conversion fails", () => {
    const objects = new HostObjects();
    const codec = new ValueCodec(objects, noProxies);
    const date = new Date(0);
    expect(roundTrip([date, date], codec)).toEqual([date, date]);
    expect(objects.size).toBe(1);
    objects.release(1);
    objects.release(1);
    expect(objects.size).toBe(0);
    expect(() => codec.encoder(new ByteWriter()).value([date, Symbol("s")])).toThrow(ConversionError);
    expect(objects.size).toBe(0);
  });
});
