import type { NumberInventoryError } from "./errors/base-error.js";

/** How failed attempts are retried. */
export interface RetryOptions {
  /** Maximum retries after the first attempt. Default 3. */
  maxRetries?: number | undefined;
  /** The first wait's upper bound, in ms; it doubles with each attempt. Default 500. */
  baseDelayMs?: number | undefined;
  /** The upper bound of every wait that the server did not ask for, in ms. Default 30,000. */
  maxDelayMs?: number | undefined;
}

/** Whether a read may succeed after this status (RFC 9110, sections 15.5.9 and 15.6; RFC 6585, section 4). */
export function isRetryableStatus(status: number): boolean {
  return /^(408|429|50[0234])$/.test(`${status}`);
}

/**
 * `Retry-After` (RFC 9110, section 10.2.3: seconds, or an HTTP date) in ms from now, or undefined where there is none
 * that can be read and lies ahead.
 */
export function parseRetryAfter(value: string | null): number | undefined {
  const ms = /^\d+$/.test(value!) ? Number(value) * 1000 : Date.parse(value!) - Date.now();
  return ms >= 0 ? ms : undefined;
}

/** {@link RetryOptions} with everything filled in. */
export type Backoff = { [Option in keyof RetryOptions]-?: number };

/** The wait before the next attempt, in ms: what the server asked for, else exponential backoff with full jitter. */
export function delayAfter(failure: NumberInventoryError, failed: number, options: Backoff): number {
  const { retryAfterMs } = failure as { retryAfterMs?: number };
  return retryAfterMs ?? Math.random() * Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (failed - 1));
}
