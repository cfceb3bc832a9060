import { expect, test } from "vitest";
import { against, isMet, plain, type Row } from "../../bench/row.js";
import { interleave, median } from "../../bench/statistics.js";
import { Tally } from "../../bench/tally.js";

const row = (cells: Row["cells"], target?: Row["target"]): Row => ({
  what: "time",
  unit: "ms",
  cells,
  ...(target && { target }),
});

test("a ratio is that to the contender compared with, the values stay", () => {
  expect(against("fetch", { ours: 30, fetch: 120 })).toEqual({
    ours: { value: 30, ratio: 0.25 },
    fetch: { value: 120, ratio: 1 },
  });
  expect(() => against("ky", { ours: 30 })).toThrow("ky has not been measured");
});

test("a target is met by what is equal to it, and missed by what is more", () => {
  const cells = against("fetch", { ours: 35, fetch: 100 });
  expect(isMet(row(cells, { most: 0.35, of: "ratio" }))).toBe(true);
  expect(isMet(row(cells, { most: 0.34, of: "ratio" }))).toBe(false);
  expect(isMet(row(cells, { most: 34, of: "value" }))).toBe(false);
  expect(isMet(row(cells))).toBeUndefined();
  expect(() => isMet(row(plain({ ours: 35 }), { most: 1, of: "ratio" }))).toThrow("has not been measured");
});

test("the median is the one in the middle, by size", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test("each round runs everything once and begins with another one", async () => {
  const order: string[] = [];
  const results = await interleave(3, ["a", "b"], async (name, round) => {
    order.push(name);
    return round;
  });
  expect(order).toEqual(["a", "b", "b", "a", "a", "b"]);
  expect(results).toEqual({ a: [0, 1, 2], b: [0, 1, 2] });
});

test("a list passes that has every number once, in whatever order", () => {
  const tally = new Tally(9);
  for (const key of [9, 1, 8, 2, 7, 3, 6, 4, 5]) tally.see(key);
  expect(() => tally.finish()).not.toThrow();
});

test("a number that is missing, comes twice or does not exist is an error", () => {
  const tally = new Tally(9);
  tally.see(8);
  expect(() => tally.see(8)).toThrow("number 8 came twice");
  for (const key of [0, 10, 1.5, NaN]) expect(() => tally.see(key)).toThrow(`there is no number ${key}`);
  expect(() => tally.finish()).toThrow("1 of 9 numbers came");
});
