import { expect, test } from "vitest";
import { countWithoutEnd, redactRanges, type Range } from "../../src/http/ranges.js";

test("ranges are replaced; several that touch or overlap are replaced once", () => {
  const redact = (...ranges: Range[]) => redactRanges("abcdef", ranges);
  expect(redact()).toBe("abcdef");
  expect(redact([1, 2])).toBe("a[redacted]cdef");
  expect(redact([0, 6])).toBe("[redacted]");
  expect(redact([0, 1], [3, 4])).toBe("[redacted]bc[redacted]ef");
  expect(redact([1, 5], [2, 3], [5, 6])).toBe("a[redacted]");
});

test("ranges can be in any order", () => {
  expect(redactRanges("abcdef", [[3, 4], [0, 2]])).toBe("[redacted]c[redacted]ef"); // prettier-ignore
});

test("backslashes before a range are replaced with it", () => {
  expect(redactRanges('x\\\\\\"abc\\"', [[4, 8]])).toBe('x[redacted]\\"');
});

test("the replacement of a range can be a JSON string", () => {
  expect(redactRanges('{"a":12}', [[5, 7, true]])).toBe('{"a":"[redacted]"}');
});

test("the run of a character at the end of a string is not counted", () => {
  expect(["", "\\", "a\\\\", "\\a", "\\\\"].map((text) => countWithoutEnd(text, "\\"))).toEqual([0, 0, 1, 2, 0]);
});
