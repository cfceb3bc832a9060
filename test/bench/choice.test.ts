import { expect, test } from "vitest";
import { PARTS, readChoice } from "../../bench/parts.js";

test("without arguments everything is measured, in medians of five", () => {
  expect(readChoice([])).toEqual({ parts: PARTS, rounds: 5, check: false });
});

test("parts are measured in their own order, whatever the order in which they are named", () => {
  expect(readChoice(["size", "cpu", "--check", "--rounds", "9"])).toEqual({
    parts: ["cpu", "size"],
    rounds: 9,
    check: true,
  });
});

test.each([
  [["speed", "cpu"], "unknown: speed. There is cpu, wall"],
  [["--rounds", "0"], "--rounds is 0"],
  [["--rounds", "many"], "--rounds is many"],
  [["--fast"], "--fast"],
])("%j is an error that says what is wrong", (args, words) => {
  expect(() => readChoice(args)).toThrow(words);
});
