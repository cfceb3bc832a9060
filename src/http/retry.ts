/** How failed attempts are retried. */
export interface RetryOptions {
  /** Maximum retries after the first attempt. Default 3. */
  maxRetries?: number | undefined;
  /** The first delay's upper bound, in ms; it doubles with each attempt. Default 500. */
  baseDelayMs?: number | undefined;
  /** The upper bound of every delay that the server did not request, in ms. Default 30,000. */
  maxDelayMs?: number | undefined;
}

const RETRYABLE_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

/** An HTTP date begins with the day and contains a time; `Date.parse` also reads "1.5" and "99 bottles" as dates. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/;

/** The longest delay of `Retry-After`, in seconds, also for a longer one (RFC 9111, section 1.2.2): it is finite. */
const MAX_RETRY_AFTER = 2 ** 31;

/** Whether an idempotent request may succeed after this status (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4). */
export function isRetryableStatus(status: number): boolean {
  return RETRYABLE_STATUSES.has(status);
}

/**
 * `Retry-After` (RFC 9110, section 10.2.3: seconds, or an HTTP date) in ms from now, or undefined if there is none
 * that is valid and in the future.
 */
export function parseRetryAfter(value: string | null): number | undefined {
  const text = value ?? "";
  if (/^\d+$/.test(text)) {
    return Math.min(Number(text), MAX_RETRY_AFTER) * 1000;
  }
  const ms = HTTP_DATE.test(text) ? Date.parse(text) - Date.now() : NaN;
  return ms >= 0 ? ms : undefined;
}

/** {@link RetryOptions} with defaults filled in. */
export type Backoff = { [Option in keyof RetryOptions]-?: number };

/** The number of retries whose delays have no minimum, and the minimum of the delays after them, in ms. */
const RETRIES_WITHOUT_MINIMUM = 10;
const MIN_DELAY_MS = 100;

/**
 * The delay before the next attempt, in ms: exponential backoff with full jitter, but at least what the server
 * requested. `retries` is the number of retries before.
 */
export function delayAfter(failure: object, retries: number, { maxDelayMs, baseDelayMs }: Backoff): number {
  const { retryAfterMs } = failure as { retryAfterMs?: number };
  const doublings = Math.min(retries, 32); // 2 ** 1024 is Infinity, and 0 times that is NaN
  const backoffMs = Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** doublings);
  // Whatever the server requests and the options allow, many retries do not become an endless loop.
  const minimumMs = retries < RETRIES_WITHOUT_MINIMUM ? 0 : MIN_DELAY_MS;
  return Math.max(retryAfterMs ?? 0, backoffMs, minimumMs);
}
