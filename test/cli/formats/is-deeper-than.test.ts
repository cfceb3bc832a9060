import { expect, test } from "vitest";
import { isDeeperThan } from "../../../src/cli/formats/is-deeper-than.js";

test.each<[unknown, number, boolean]>([
  [1, 0, false],
  [null, 0, false],
  [[], 0, true],
  [[], 1, false],
  [{ a: [{ b: 1 }] }, 3, false],
  [{ a: [{ b: 1 }] }, 2, true],
  [[1, "x", null, {}], 1, true],
])("%j has more than %i levels: %j", (value, maxDepth, expected) => {
  expect(isDeeperThan(value, maxDepth)).toBe(expected);
});

test("a hundred thousand levels do not exceed the stack", () => {
  expect(isDeeperThan(JSON.parse("[".repeat(100_000) + "]".repeat(100_000)), 500)).toBe(true);
});
