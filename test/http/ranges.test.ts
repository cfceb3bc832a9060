import { expect, test } from "vitest";
import { findRanges, redactRanges } from "../../src/http/ranges.js";

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
  expect(redactRanges("abcdef", [])).toBe("abcdef");
  expect(redactRanges("abcdef", [[1, 2]])).toBe("a[redacted]cdef");
  expect(redactRanges("abcdef", [[0, 6]])).toBe("[redacted]");
  const two = redactRanges("abcdef", [
    [0, 1],
    [3, 4],
  ]);
  expect(two).toBe("[redacted]bc[redacted]ef");
  const merged = redactRanges("abcdef", [
    [1, 5],
    [2, 3],
    [5, 6],
  ]);
  expect(merged).toBe("a[redacted]");
});
