import { expect, test } from "vitest";
import { findRanges, redactRanges, type Range } from "../../src/http/ranges.js";

test("every place of a word is found, sorted by its start; places may overlap", () => {
  expect(findRanges("abcab", ["b", "ab"])).toEqual([
    [0, 2],
    [1, 2],
    [3, 5],
    [4, 5],
  ]);
  expect(findRanges("aaa", ["aa"])).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(findRanges("abc", ["", "x"])).toEqual([]);
});

test("ranges are replaced; several that touch or overlap are replaced once", () => {
  const redact = (ranges: readonly Range[], maxLength = 6) => redactRanges("abcdef", ranges, maxLength);
  expect(redact([])).toBe("abcdef");
  expect(redact([[1, 2]])).toBe("a[redacted]cdef");
  expect(redact([[0, 6]])).toBe("[redacted]");
  const apart: Range[] = [
    [0, 1],
    [3, 4],
  ];
  expect(redact(apart)).toBe("[redacted]bc[redacted]ef");
  const touching: Range[] = [
    [1, 5],
    [2, 3],
    [5, 6],
  ];
  expect(redact(touching)).toBe("a[redacted]");
});

test("a string is cut after `maxLength` characters, but a range that starts before is replaced as a whole", () => {
  const redact = (ranges: readonly Range[]) => redactRanges("abcdef", ranges, 3);
  expect(redact([])).toBe("abc");
  expect(redact([[2, 5]])).toBe("ab[redacted]");
  expect(redact([[3, 5]])).toBe("abc");
});
