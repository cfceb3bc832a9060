import { expect, test } from "vitest";
import { exceedsJsonLimits, MAX_DEPTH, MAX_VALUES, measureJson } from "../../src/http/json-limits.js";

const measure = (text: string) => Object.values(measureJson(text, Infinity, Infinity));

test.each([
  ["", 0, 0],
  ["1", 0, 0],
  ["[1,2,3]", 3, 1],
  ['{"a":1,"b":[1,{"c":2}]}', 5, 3],
  ['{"a,[{":"\\"}],[","b":1}', 2, 1],
  ['["\\\\",[1,2]]', 4, 2],
  ['["not closed, [', 1, 1],
  ["[[], [], [[]]]", 7, 3],
])("the values and the depth of %s", (text, values, depth) => {
  expect(measure(text)).toEqual([values, depth]);
});

test("counting ends when a limit is exceeded", () => {
  expect(measureJson(`[${"1,".repeat(1000)}1]`, 100, 100).values).toBe(101);
  expect(measureJson("[".repeat(1000), 10_000, 100).depth).toBe(101);
});

test("a small text does not exceed the limits, whatever it contains", () => {
  expect(exceedsJsonLimits("")).toBe(false);
  expect(exceedsJsonLimits("[".repeat(100_000))).toBe(false);
});

test("a string with many arrays and objects exceeds the limits if it has too many values or levels", () => {
  const siblings = (n: number) => `[${"[],".repeat(n / 2 - 1)}[]]`;
  expect(exceedsJsonLimits(siblings(MAX_VALUES))).toBe(false);
  expect(exceedsJsonLimits(siblings(MAX_VALUES + 2))).toBe(true);
  const levels = (n: number) => `[${"[],".repeat(100_000)}${"[".repeat(n - 1)}`;
  expect(exceedsJsonLimits(levels(MAX_DEPTH))).toBe(false);
  expect(exceedsJsonLimits(levels(MAX_DEPTH + 1))).toBe(true);
});

test("a long text exceeds the limits if it has too many values", () => {
  const padding = " ".repeat(10_000_000);
  expect(exceedsJsonLimits(`[${"1,".repeat(MAX_VALUES - 1)}1]${padding}`)).toBe(false);
  expect(exceedsJsonLimits(`[${"1,".repeat(MAX_VALUES)}1]${padding}`)).toBe(true);
  expect(exceedsJsonLimits(`["${"1,".repeat(MAX_VALUES)}1"]${padding}`)).toBe(false);
});
