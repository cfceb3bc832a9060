import { expect, test } from "vitest";
import { hashText } from "../../src/listing/text-hash.js";

test("equal texts have equal hashes", () => {
  expect(hashText("https://api.test")).toBe(hashText(["https://", "api.test"].join("")));
});

test("a hash is an integer of at most 53 bits, in base 36", () => {
  for (const text of ["", "a", "é😀", "x".repeat(100_000)]) {
    const hash = hashText(text);
    expect(hash).toMatch(/^[0-9a-z]{1,11}$/);
    expect(Number.isSafeInteger(parseInt(hash, 36))).toBe(true);
  }
});

test("texts that differ in one character, in its place, or in their length have different hashes", () => {
  const texts = new Set(["", "a", "aa", "\0", "\0\0", "ab", "ba"]);
  for (let id = 0; id < 100_000; id++) {
    texts.add(`["https://api.test","${id}"]`);
  }
  for (let at = 0; at < 64; at++) {
    texts.add("0".repeat(at) + "1" + "0".repeat(63 - at));
  }
  expect(new Set([...texts].map(hashText)).size).toBe(texts.size);
});
