import { expect, test } from "vitest";
import { withRatios, isMet, withoutRatios, type Row } from "../../bench/row.js";
import { interleave, median } from "../../bench/statistics.js";
import { Tally } from "../../bench/tally.js";

const row = (cells: Row["cells"], target?: Row["target"]): Row => ({
  what: "time",
  unit: "ms",
  cells,
  ...(target && { target }),
});

test("ratios are relative to the baseline; values are unchanged", () => {
  expect(withRatios("fetch", { ours: 30, fetch: 120 })).toEqual({
    ours: { value: 30, ratio: 0.25 },
    fetch: { value: 120, ratio: 1 },
  });
  expect(() => withRatios("ky", { ours: 30 })).toThrow("ky was not measured");
});

test("a target is met up to its maximum and missed above it", () => {
  const cells = withRatios("fetch", { ours: 35, fetch: 100 });
  expect(isMet(row(cells, { most: 0.35, of: "ratio" }))).toBe(true);
  expect(isMet(row(cells, { most: 0.34, of: "ratio" }))).toBe(false);
  expect(isMet(row(cells, { most: 34, of: "value" }))).toBe(false);
  expect(isMet(row(cells))).toBeUndefined();
  expect(() => isMet(row(withoutRatios({ ours: 35 }), { most: 1, of: "ratio" }))).toThrow("was not measured");
});

test("the median is the middle value by size", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test("each round runs every name once and starts with another one", async () => {
  const order: string[] = [];
  const results = await interleave(3, ["a", "b"], async (name, round) => {
    order.push(name);
    return round;
  });
  expect(order).toEqual(["a", "b", "b", "a", "a", "b"]);
  expect(results).toEqual({ a: [0, 1, 2], b: [0, 1, 2] });
});

test("a list with every number once passes, in any order", () => {
  const tally = new Tally(9);
  for (const key of [9, 1, 8, 2, 7, 3, 6, 4, 5]) {
    tally.record(key);
  }
  expect(() => tally.finish()).not.toThrow();
});

test("a missing, repeated or unexpected number is an error", () => {
  const tally = new Tally(9);
  tally.record(8);
  expect(() => tally.record(8)).toThrow("number 8 was listed twice");
  for (const key of [0, 10, 1.5, NaN]) {
    expect(() => tally.record(key)).toThrow(`unexpected number ${key}`);
  }
  expect(() => tally.finish()).toThrow("1 of 9 numbers were listed");
});
