import type { NumberInventoryError } from "./errors/base-error.js";
import type { Backoff, RetryOptions } from "./retry.js";

/** What `onRetry` is told. Nothing in it is secret. */
export interface RetryEvent {
  provider: string;
  operation: string;
  /** The attempt that failed, from 1. */
  attempt: number;
  /** The wait before the next one, in ms. */
  delayMs: number;
  error: NumberInventoryError;
}

/** What `onResponse` is told. Nothing in it is secret. */
export interface ResponseEvent {
  provider: string;
  operation: string;
  method: string;
  status: number;
  /** From sending the request to the end of the content, in ms. */
  durationMs: number;
}

/** The options every client takes, beside its credentials. */
export interface ClientOptions {
  /** Everything before the spec's path. Default: the spec's server. */
  baseUrl?: string | undefined;
  /** The function that sends: gets one `Request`, gives a `Response`. Default: `globalThis.fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How long one attempt may take, its content included, in ms. Default 30,000. */
  timeoutMs?: number | undefined;
  /** How long one call may take with all its attempts and waits, in ms. Default 300,000. */
  deadlineMs?: number | undefined;
  /** How failed attempts are repeated; `false`: not at all. Default: 3 retries, 500 ms doubling up to 30,000 ms. */
  retry?: RetryOptions | false | undefined;
  /** The longest response content that is read, in bytes. Default 64 MiB. */
  maxBodyBytes?: number | undefined;
  /** Called before the wait for another attempt. What it throws is ignored. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when an answer has been read. What it throws is ignored. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** {@link ClientOptions} with everything filled in. */
export interface Settings {
  fetch: (request: Request) => Promise<Response>;
  timeoutMs: number;
  deadlineMs: number;
  retry: Backoff;
  maxBodyBytes: number;
  onRetry: (event: RetryEvent) => void;
  onResponse: (event: ResponseEvent) => void;
}

/** Fills in the defaults. Throws a `RangeError` that names the option where a value cannot be meant. */
export function toSettings(options: ClientOptions): Settings {
  const { retry } = options;
  return {
    // Looked up at each call, so that an instrumented or mocked global is seen.
    fetch: options.fetch ?? ((request) => fetch(request)),
    ...inRange({ timeoutMs: 30_000, deadlineMs: 300_000, maxBodyBytes: 2 ** 26 }, options, 1),
    retry: inRange(
      { maxRetries: 3, baseDelayMs: 500, maxDelayMs: 30_000 },
      retry === false ? { maxRetries: 0 } : retry,
    ),
    onRetry: ignoreErrors(options.onRetry),
    onResponse: ignoreErrors(options.onResponse),
  };
}

/** The defaults with the options given. Throws a `RangeError` for what is no number from 0, or `least`, to `most`. */
export function inRange<T extends Record<string, number>>(defaults: T, given?: object, least = 0, most = Infinity): T {
  for (const name in defaults) {
    const value = (given as Record<string, unknown> | undefined)?.[name] ?? defaults[name];
    if (!((value as number) >= least && (value as number) <= most)) {
      throw new RangeError(`\`${name}\` is ${value as string}, not a number from ${least} to ${most}`);
    }
    defaults[name] = value as T[typeof name];
  }
  return defaults;
}

/** A hook that cannot break the call it watches, whether it throws or rejects. */
export function ignoreErrors<Args extends unknown[]>(hook?: (...args: Args) => unknown): (...args: Args) => void {
  return async (...args) => {
    try {
      await hook?.(...args);
    } catch {
      // Its own business.
    }
  };
}
