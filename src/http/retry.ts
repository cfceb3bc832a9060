import type { NumberInventoryError } from "./errors/base-error.js";

/** How failed attempts are repeated. */
export interface RetryOptions {
  /** Attempts a call makes at most, the first included. Default 4. */
  attempts?: number;
  /** The first wait's upper bound, in ms; it doubles with each attempt. Default 500. */
  baseDelayMs?: number;
  /** The upper bound of every wait that the server did not ask for, in ms. Default 30,000. */
  maxDelayMs?: number;
}

/** Whether a read may succeed after this status (RFC 9110, sections 15.5.9 and 15.6; RFC 6585, section 4). */
export function isRetryableStatus(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}

/**
 * `Retry-After` (RFC 9110, section 10.2.3: seconds, or an HTTP date) in ms from now, or undefined where there is none
 * that can be read.
 */
export function parseRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (/^\d+$/.test(value ?? "")) return Number(value) * 1000;
  // A date begins with the day's name; Date.parse would take many other things for one, "-1" among them.
  const date = /^[A-Z][a-z]/.test(value ?? "") ? Date.parse(value!) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The wait before the next attempt, in ms: what the server asked for, else exponential backoff with full jitter. */
export function delayAfter(failure: NumberInventoryError, failed: number, options: Required<RetryOptions>): number {
  const { retryAfterMs } = failure as { retryAfterMs?: number };
  return retryAfterMs ?? Math.random() * Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (failed - 1));
}
