import { expect, onTestFinished, test, vi } from "vitest";
import { delayAfter } from "../../src/http/retry.js";

const options = { maxRetries: Infinity, baseDelayMs: 500, maxDelayMs: 30_000 };

test("the delay doubles with each retry, up to its maximum", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  onTestFinished(() => random.mockRestore());
  expect([0, 1, 2, 6, 2_000].map((retries) => delayAfter({}, retries, options))).toEqual([
    500, 1_000, 2_000, 30_000, 30_000,
  ]);
});

test("a base delay of 0 stays 0 after any number of retries", () => {
  expect(delayAfter({}, 2_000, { ...options, baseDelayMs: 0 })).toBe(0);
});

test("the server's delay replaces the own one, even above the maximum", () => {
  expect(delayAfter({ retryAfterMs: 60_000 }, 0, options)).toBe(60_000);
});
