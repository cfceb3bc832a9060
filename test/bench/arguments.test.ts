import { expect, test } from "vitest";
import { PARTS, parseArguments } from "../../bench/parts.js";

test("without arguments, every part is measured in five rounds", () => {
  expect(parseArguments([])).toEqual({ parts: PARTS, rounds: 5, check: false });
});

test("parts are measured in a fixed order, for any order of the arguments", () => {
  expect(parseArguments(["size", "cpu", "--check", "--rounds", "9"])).toEqual({
    parts: ["cpu", "size"],
    rounds: 9,
    check: true,
  });
});

test.each([
  [["speed", "cpu"], "unknown part speed; choose from cpu, drift, wall"],
  [["--rounds", "0"], "--rounds must be a positive integer, got 0"],
  [["--rounds", "many"], "--rounds must be a positive integer, got many"],
  [["--fast"], "--fast"],
])("%j is an error that names the invalid argument", (args, message) => {
  expect(() => parseArguments(args)).toThrow(message);
});
