import { expect, test } from "vitest";
import { formatDelay } from "../../src/http/format-delay.js";

test.each([
  [0.2, "1 ms"],
  [9_999, "9999 ms"],
  [10_000, "10 s"],
  [42_001, "43 s"],
  [3_600_000, "3600 s"],
  [Infinity, "Infinity s"],
])("%d ms is %s", (ms, text) => {
  expect(formatDelay(ms)).toBe(text);
});
