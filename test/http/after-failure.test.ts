import { expect, test } from "vitest";
import { decideRetry, nextTimeLimit } from "../../src/http/after-failure.js";

const FAILED = { retryable: true, failures: 1, maxRetries: 3, delayMs: 500, remainingMs: 10_000 };

test.each([
  [{}, "retry"],
  [{ failures: 3 }, "retry"],
  [{ failures: 4 }, "fail"],
  [{ maxRetries: 0 }, "fail"],
  [{ retryable: false }, "fail"],
  [{ delayMs: 9_999 }, "retry"],
  [{ delayMs: 10_000 }, "past-deadline"],
  [{ failures: 4, delayMs: 10_000 }, "fail"],
] as const)("after a failed attempt with %j: %s", (changes, decision) => {
  expect(decideRetry({ ...FAILED, ...changes })).toBe(decision);
});

test("the limit that comes first ends an attempt", () => {
  expect(nextTimeLimit(1000, 20, 1000)).toEqual({
    limit: "attempt",
    limitMs: 20,
    waitMs: 20,
    message: "attempt timed out after 20 ms",
  });
  expect(nextTimeLimit(20, 20, 1000)).toMatchObject({ limit: "attempt" });
  expect(nextTimeLimit(19, 20, 300_000)).toEqual({
    limit: "deadline",
    limitMs: 300_000,
    waitMs: 19,
    message: "call exceeded its 300000 ms deadline",
  });
});
