/** The hash against the platform's own. */
import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { hmacSha256, sha256 } from "../src/sha256.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

it("agrees with the platform's, for every length around its blocks", () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 0xff);
    expect(hex(sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(hex(sha256(bytes.subarray(0, length >> 1), bytes.subarray(length >> 1)))).toBe(hex(sha256(bytes)));
    expect(hex(hmacSha256(bytes, bytes))).toBe(createHmac("sha256", bytes).update(bytes).digest("hex"));
  }
});
