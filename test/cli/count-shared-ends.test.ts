import { expect, test } from "vitest";
import { countSharedEnds } from "../../src/cli/count-shared-ends.js";

test("the characters that two texts share at both ends are counted", () => {
  expect(countSharedEnds("timoutMs", "timeoutMs")).toBe(8);
  expect(countSharedEnds("timeoutMsx", "timeoutMs")).toBe(9);
  expect(countSharedEnds("retries", "token")).toBe(0);
  expect(countSharedEnds("", "abc")).toBe(0);
  expect(countSharedEnds("same", "same")).toBe(4);
});
