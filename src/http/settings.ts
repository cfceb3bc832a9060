import type { NumberInventoryError } from "./errors/base-error.js";
import { ignoreErrors } from "./ignore-errors.js";
import { isObject } from "./json.js";
import { FUNCTION, integerFrom, numberFrom, resolveOptions, type OptionRule, type OptionRules } from "./options.js";
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

/**
 * The argument of `onExchange`: a request and its response. **Not redacted:** it has personal
 * data, and a response may repeat a credential. Its members must not be changed.
 */
export interface ExchangeEvent {
  provider: string;
  operation: string;
  /** The request of the caller, without the client's credential. */
  request: { method: string; url: string; headers: Headers; body: string | null };
  status: number;
  /** The headers of the response. */
  headers: Headers;
  /** The body of the response. */
  text: string;
  /** The parsed body; undefined if it is not JSON, or too large to be parsed. */
  body: unknown;
}

/** The options of every client, besides its credentials. */
export interface ClientOptions {
  /** Replaces the server URL of the spec, which is the default. In a browser it can be a path on the page's server. */
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
  /**
   * Called with each response, also with errors, before it is checked. What it receives is **not redacted**. Its
   * exceptions are ignored.
   */
  onExchange?: ((event: ExchangeEvent) => void) | undefined;
}

/** {@link ClientOptions} with defaults filled in. */
export interface Settings {
  baseUrl: string | undefined;
  fetch: (request: Request) => Promise<Response>;
  timeoutMs: number;
  deadlineMs: number;
  retry: Backoff;
  maxBodyBytes: number;
  onRetry: (event: RetryEvent) => void;
  onResponse: (event: ResponseEvent) => void;
  onExchange: (event: ExchangeEvent) => void;
}

/** The default of `deadlineMs`. */
export const DEFAULT_DEADLINE_MS = 300_000;

/** The URL of the page in a browser, for base URLs without an origin. */
export function pageUrl(): string | undefined {
  return (globalThis as { location?: { href: string } }).location?.href;
}

/** The rule of an option next to a credential: a string that is invalid in it may be the credential. */
function hidingText(rule: OptionRule): OptionRule {
  return { ...rule, hidesText: rule.type === "number" ? "unless-number" : true };
}

const CLIENT_RULES: OptionRules<ClientOptions> = {
  baseUrl: {
    type: "string",
    requirement: "an absolute http(s) URL without credentials, query or fragment",
    isValid: (url: string) => /^(?:https?:\/\/|\/(?!\/))[^?#@\s]*$/.test(url) && URL.canParse(url, pageUrl()),
  },
  // Looked up at each call, so that an instrumented or mocked global is used.
  fetch: hidingText({ ...FUNCTION, default: (request: Request) => fetch(request) }),
  timeoutMs: hidingText(numberFrom(1, 30_000)),
  deadlineMs: hidingText(numberFrom(1, DEFAULT_DEADLINE_MS)),
  retry: hidingText({
    default: {},
    requirement: "an object or false",
    isValid: (value) => value === false || isObject(value),
  }),
  maxBodyBytes: hidingText(numberFrom(1, 2 ** 26)),
  onRetry: hidingText(FUNCTION),
  onResponse: hidingText(FUNCTION),
  onExchange: hidingText(FUNCTION),
};

const RETRY_RULES: OptionRules<RetryOptions> = {
  maxRetries: hidingText(integerFrom(0, Infinity, 3)),
  baseDelayMs: hidingText(numberFrom(0, 500)),
  maxDelayMs: hidingText(numberFrom(0, 30_000)),
};

/**
 * The settings of a client: the options of its factory with their defaults. `ownRules` are those of the options that
 * the provider adds.
 *
 * @throws TypeError or RangeError that names the option that is invalid or unknown.
 */
export function resolveClientOptions<Own extends object>(
  options: ClientOptions & Own,
  ownRules: OptionRules<Omit<Own, keyof ClientOptions>>,
): Settings & Own {
  const rules = { ...ownRules, ...CLIENT_RULES } as OptionRules<ClientOptions & Own>;
  const resolved = resolveOptions<ClientOptions & Own>(options, rules);
  const { retry, onRetry, onResponse, onExchange } = resolved;
  return {
    ...(resolved as Settings & Own),
    retry: resolveOptions<Backoff>(retry || { maxRetries: 0 }, RETRY_RULES, "retry"),
    onRetry: ignoreErrors(onRetry),
    onResponse: ignoreErrors(onResponse),
    onExchange: ignoreErrors(onExchange),
  };
}
