/** What decides whether a failed attempt is retried. */
export interface FailedAttempt {
  /** Whether the error may be temporary. */
  retryable: boolean;
  /** Failed attempts so far, this one included. */
  failures: number;
  maxRetries: number;
  /** The delay before the next attempt would start. */
  delayMs: number;
  /** Time left for the call. */
  remainingMs: number;
}

/** Whether to retry after a failed attempt, or why not. */
export type RetryDecision = "retry" | "fail" | "past-deadline";

/** Decides whether a failed attempt is retried. */
export function decideRetry(attempt: FailedAttempt): RetryDecision {
  if (!attempt.retryable || attempt.failures > attempt.maxRetries) {
    return "fail";
  }
  return attempt.delayMs < attempt.remainingMs ? "retry" : "past-deadline";
}

/** The time limit of the next attempt. */
export interface TimeLimit {
  limit: "attempt" | "deadline";
  limitMs: number;
  /** Maximum duration of the attempt. */
  waitMs: number;
  message: string;
}

/** The limit that ends an attempt first: its own, or the call's. */
export function nextTimeLimit(remainingMs: number, timeoutMs: number, deadlineMs: number): TimeLimit {
  if (remainingMs >= timeoutMs) {
    const message = `attempt timed out after ${timeoutMs} ms`;
    return { limit: "attempt", limitMs: timeoutMs, waitMs: timeoutMs, message };
  }
  const message = `call exceeded its ${deadlineMs} ms deadline`;
  return { limit: "deadline", limitMs: deadlineMs, waitMs: remainingMs, message };
}
