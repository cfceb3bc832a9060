import type { NumberInventoryError } from "./errors/base-error.js";
import { checkFunction, checkOptionNames, invalidOption, resolveNumbers } from "./options.js";
import type { Backoff, RetryOptions } from "./retry.js";

/** The argument of `onRetry`. It contains no credentials. */
export interface RetryEvent {
  provider: string;
  operation: string;
  /** The number of the failed attempt, starting at 1. */
  attempt: number;
  /** The delay before the next attempt, in ms. */
  delayMs: number;
  error: NumberInventoryError;
}

/** The argument of `onResponse`. It contains no credentials. */
export interface ResponseEvent {
  provider: string;
  operation: string;
  method: string;
  status: number;
  /** From sending the request to the end of the response body, in ms. */
  durationMs: number;
}

/** The options of every client, besides its credentials. */
export interface ClientOptions {
  /** Replaces the server URL of the spec. Default: the spec's server. */
  baseUrl?: string | undefined;
  /** Custom fetch, called with a `Request`. Default: `globalThis.fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Timeout per attempt, including the response body, in ms. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Timeout per call, including retries and delays, in ms. Default 300,000. */
  deadlineMs?: number | undefined;
  /** How failed attempts are retried; `false` disables retries. For the defaults see {@link RetryOptions}. */
  retry?: RetryOptions | false | undefined;
  /** Maximum size of a response body, in bytes. Default 64 MiB. */
  maxBodyBytes?: number | undefined;
  /** Called before the delay of a retry. Its exceptions are ignored. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when a response has been read. Its exceptions are ignored. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** {@link ClientOptions} with defaults filled in. */
export interface Settings {
  fetch: (request: Request) => Promise<Response>;
  timeoutMs: number;
  deadlineMs: number;
  retry: Backoff;
  maxBodyBytes: number;
  onRetry: (event: RetryEvent) => void;
  onResponse: (event: ResponseEvent) => void;
}

const LIMITS = {
  timeoutMs: { default: 30_000, min: 1 },
  deadlineMs: { default: 300_000, min: 1 },
  maxBodyBytes: { default: 2 ** 26, min: 1 },
} as const;

/** The names of {@link ClientOptions}; a provider's factory adds those of its own. */
const CLIENT_OPTIONS: readonly (keyof ClientOptions)[] = [
  "baseUrl",
  "fetch",
  "retry",
  "onRetry",
  "onResponse",
  ...(Object.keys(LIMITS) as (keyof typeof LIMITS)[]),
];

const RETRY = {
  maxRetries: { default: 3, min: 0, integer: true },
  baseDelayMs: { default: 500, min: 0 },
  maxDelayMs: { default: 30_000, min: 0 },
} as const;

/**
 * Checks that a factory's options have known names only. `own` are the names of the options that the provider adds.
 *
 * @throws TypeError that names the unknown option.
 */
export function checkClientOptionNames(options: unknown, own: readonly string[]): void {
  checkOptionNames(options, [...own, ...CLIENT_OPTIONS]);
}

/**
 * The settings with the defaults filled in.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 */
export function toSettings(options: ClientOptions): Settings {
  for (const name of ["fetch", "onRetry", "onResponse"] as const) {
    checkFunction(name, options[name]);
  }
  return {
    // Looked up at each call, so that an instrumented or mocked global is used.
    fetch: options.fetch ?? ((request) => fetch(request)),
    ...resolveNumbers(LIMITS, options),
    retry: resolveRetry(options.retry),
    onRetry: ignoreErrors(options.onRetry),
    onResponse: ignoreErrors(options.onResponse),
  };
}

function resolveRetry(retry: RetryOptions | false = {}): Backoff {
  if (retry === false) {
    return { ...resolveNumbers(RETRY), maxRetries: 0 };
  }
  if (typeof retry !== "object" || retry === null) {
    throw invalidOption(TypeError, "retry", "an object or false", retry);
  }
  checkOptionNames(retry, Object.keys(RETRY), "retry");
  return resolveNumbers(RETRY, retry);
}

/** The hook without its exceptions and rejections. */
export function ignoreErrors<Args extends unknown[]>(hook?: (...args: Args) => unknown): (...args: Args) => void {
  return async (...args) => {
    try {
      await hook?.(...args);
    } catch {
      // A failing hook must not fail the call.
    }
  };
}
