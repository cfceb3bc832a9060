import { expect, onTestFinished, test, vi } from "vitest";
import { delayAfter, parseRetryAfter } from "../../src/http/retry.js";

const options = { maxRetries: Infinity, baseDelayMs: 500, maxDelayMs: 30_000 };

test("the delay doubles with each retry, up to its maximum", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  onTestFinished(() => random.mockRestore());
  expect([0, 1, 2, 6, 2_000].map((retries) => delayAfter({}, retries, options))).toEqual([
    500, 1_000, 2_000, 30_000, 30_000,
  ]);
});

test("a base delay of 0 stays 0 for 10 retries; then the delay is at least 100 ms", () => {
  expect([0, 9, 10, 2_000].map((retries) => delayAfter({}, retries, { ...options, baseDelayMs: 0 }))).toEqual([
    0, 0, 100, 100,
  ]);
  expect(delayAfter({ retryAfterMs: 0 }, 2_000, { ...options, baseDelayMs: 0 })).toBe(100);
});

test("the server's delay is a minimum of the backoff", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  onTestFinished(() => random.mockRestore());
  expect(delayAfter({ retryAfterMs: 0 }, 2, options)).toBe(2_000);
  expect(delayAfter({ retryAfterMs: 3_000 }, 2, options)).toBe(3_000);
});

test("the server's delay is kept, even above the maximum", () => {
  expect(delayAfter({ retryAfterMs: 60_000 }, 0, options)).toBe(60_000);
});

test("Retry-After is finite, however many digits it has", () => {
  expect(parseRetryAfter("7")).toBe(7_000);
  expect(parseRetryAfter("9".repeat(400))).toBe(2 ** 31 * 1000);
});
