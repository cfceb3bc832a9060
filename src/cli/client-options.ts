import { DEFAULT_DEADLINE_MS, type ClientOptions } from "../http/settings.js";
import { describeAttempt, type ErrorContext } from "./describe-error.js";

/** The parsed options that `list` and `verify` have in common for their requests. */
export interface RequestFlags {
  /** Per attempt, in seconds. */
  timeout: number;
  retries: number;
}

/** Writes a line about an account to standard error. */
export type Log = (account: string, message: string) => void;

/** The default of `--timeout`, in seconds. */
export const DEFAULT_TIMEOUT = 30;

/** The default of `--retries`. */
export const DEFAULT_RETRIES = 3;

/** The options of every client. Retries are logged. */
export function toClientOptions({ timeout, retries }: RequestFlags, context: ErrorContext, log: Log): ClientOptions {
  const timeoutMs = timeout * 1000;
  return {
    timeoutMs,
    retry: { maxRetries: retries },
    // The deadline must allow every attempt to use its full timeout.
    deadlineMs: Math.max(DEFAULT_DEADLINE_MS, timeoutMs * (retries + 1)),
    onRetry({ provider, attempt, delayMs, error }) {
      const delay = Math.ceil(delayMs / 1000);
      log(provider, `attempt ${attempt} failed, retrying in ${delay} s: ${describeAttempt(error, context)}`);
    },
  };
}
