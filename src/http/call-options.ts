import { checkHeaders, HEADERS_RULE, type RequestHeaders } from "./request-headers.js";
import { hidingText, integerFrom, numberFrom, resolveOptions, SIGNAL, type OptionRules } from "./options.js";
import { isObject } from "./json.js";
import type { Backoff, RetryOptions } from "./retry.js";
import type { Settings } from "./settings.js";
import { toSharedSignal } from "./shared-signal.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** The options that a client has for all calls, and that each call can replace. */
export interface RequestOptions {
  /** Timeout per attempt, including the response body, in ms. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Timeout per call, including retries and delays, in ms. Default 300,000. */
  deadlineMs?: number | undefined;
  /** How failed attempts are retried; `false` disables retries. For the defaults see {@link RetryOptions}. */
  retry?: RetryOptions | false | undefined;
  /**
   * More header fields of each request, or a function that returns them for each attempt (tracing). Those of a call are
   * sent in addition to those of its client. The client's credential, `accept` and `content-type` cannot be replaced.
   */
  headers?: RequestHeaders | undefined;
}

/** Options of a single call. Those that are not set are those of the client. */
export interface CallOptions extends RequestOptions {
  /** Aborts the call, which then rejects with an `AbortError`. */
  signal?: AbortSignal | undefined;
}

/** The checked options of a call. */
export interface CallSettings extends Omit<RequestOptions, "retry"> {
  retry?: Partial<Backoff> | undefined;
  signal?: AbortSignalLike | undefined;
}

const RETRY_RULES: OptionRules<RetryOptions> = {
  maxRetries: hidingText(integerFrom(0, Infinity)),
  baseDelayMs: hidingText(numberFrom(0)),
  maxDelayMs: hidingText(numberFrom(0)),
};

/** The rules of {@link RequestOptions}. */
export const REQUEST_RULES: OptionRules<RequestOptions> = {
  timeoutMs: hidingText(numberFrom(1)),
  deadlineMs: hidingText(numberFrom(1)),
  retry: hidingText({
    requirement: "an object or false",
    isValid: (value) => value === false || isObject(value),
  }),
  headers: HEADERS_RULE,
};

/** The options without those that are undefined. */
export function omitUndefined<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Options>;
}

function toBackoff(retry: RetryOptions | false | undefined): Partial<Backoff> | undefined {
  if (retry === false) {
    return { maxRetries: 0 };
  }
  return retry && omitUndefined(resolveOptions<RetryOptions>(retry, RETRY_RULES, "retry"));
}

/** The options, with `retry` and `headers` checked. */
export function checkRequestOptions<Options extends RequestOptions>(
  options: Options,
): Omit<Options, "retry"> & Pick<CallSettings, "retry"> {
  return { ...options, retry: toBackoff(options.retry), headers: checkHeaders(options.headers) };
}

/**
 * The checked options of a call.
 *
 * @throws TypeError or RangeError naming the option that is invalid or unknown.
 */
export function resolveCallOptions(options: CallOptions): CallSettings {
  const resolved = resolveOptions<CallOptions>(options, { ...REQUEST_RULES, signal: SIGNAL });
  return { ...checkRequestOptions(resolved), signal: toSharedSignal(resolved.signal) };
}

/** The settings of a call: those of its client with those of its own options. */
export function withCallSettings<S extends Settings>(
  settings: S,
  { timeoutMs = settings.timeoutMs, deadlineMs = settings.deadlineMs, retry, headers }: CallSettings,
): S {
  return {
    ...settings,
    timeoutMs,
    deadlineMs,
    retry: { ...settings.retry, ...retry },
    headers: headers ? [...settings.headers, headers] : settings.headers,
  };
}
