import {
  checkRequestOptions,
  omitUndefined,
  REQUEST_RULES,
  withCallSettings,
  type RequestOptions,
} from "./call-options.js";
import { combineHooks, createLogHooks, HOOK_RULES, type Hooks, type Logger } from "./hooks.js";
import { BOOLEAN, FUNCTION, hidingText, numberFrom, resolveOptions, type OptionRules } from "./options.js";
import type { RequestHeaders } from "./request-headers.js";
import type { Backoff } from "./retry.js";

/** The options of every client, besides its credentials. */
export interface ClientOptions extends RequestOptions, Hooks {
  /** Replaces the server URL of the spec, which is the default. In a browser it can be a path on the page's server. */
  baseUrl?: string | undefined;
  /**
   * Whether no warning is printed in a browser. By default, a client warns once per page if its server has another
   * origin than the page, because everyone who opens the page can read the credential.
   */
  allowBrowser?: boolean | undefined;
  /** Custom fetch, called with a `Request`. Default: `globalThis.fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Maximum size of a response body, in bytes. Default 64 MiB. */
  maxBodyBytes?: number | undefined;
  /** Receives a line for each request, response, retry and failure: `console`, or a logger such as pino's. */
  logger?: Logger | undefined;
}

/** The options that `withOptions` can replace: all but those that determine the account. */
export interface OverrideOptions extends Omit<ClientOptions, "baseUrl" | "allowBrowser"> {}

/** {@link ClientOptions} with defaults filled in. */
export interface Settings extends Hooks {
  baseUrl: string | undefined;
  allowBrowser: boolean;
  fetch: (request: Request) => Promise<Response>;
  timeoutMs: number;
  deadlineMs: number;
  retry: Backoff;
  /** Header fields of each request. A later one replaces an earlier one of the same name. */
  headers: readonly RequestHeaders[];
  maxBodyBytes: number;
  logger: Logger | undefined;
  /** The caller's hooks. The others call them, and the logger's. */
  ownHooks: Hooks;
}

/** The default of `deadlineMs`. */
export const DEFAULT_DEADLINE_MS = 300_000;

const DEFAULTS: Settings = {
  baseUrl: undefined,
  allowBrowser: false,
  // Looked up at each call, so that an instrumented or mocked global is used.
  fetch: (request: Request) => fetch(request),
  timeoutMs: 30_000,
  deadlineMs: DEFAULT_DEADLINE_MS,
  retry: { maxRetries: 3, baseDelayMs: 500, maxDelayMs: 30_000 },
  headers: [],
  maxBodyBytes: 2 ** 26,
  logger: undefined,
  ownHooks: {},
};

/** The URL of the page in a browser, for base URLs without an origin. */
export function pageUrl(): string | undefined {
  return (globalThis as { location?: { href: string } }).location?.href;
}

const OVERRIDE_RULES: OptionRules<OverrideOptions> = {
  ...REQUEST_RULES,
  ...HOOK_RULES,
  fetch: hidingText(FUNCTION),
  maxBodyBytes: hidingText(numberFrom(1)),
};

const CLIENT_RULES: OptionRules<ClientOptions> = {
  ...OVERRIDE_RULES,
  allowBrowser: BOOLEAN,
  baseUrl: {
    type: "string",
    requirement: "an absolute http(s) URL without credentials, query or fragment",
    isValid: (url: string) => /^(?:https?:\/\/|\/(?!\/))[^?#@\s]*$/.test(url) && URL.canParse(url, pageUrl()),
  },
};

/** The settings with those that checked options replace; header fields and hooks are added. */
function applyOptions<S extends Settings>(settings: S, options: ClientOptions): S {
  const given = omitUndefined(checkRequestOptions(options));
  const { retry, headers } = withCallSettings<Settings>(settings, given);
  const ownHooks = combineHooks(settings.ownHooks, options);
  const { logger = settings.logger } = given;
  const hooks = combineHooks(ownHooks, logger ? createLogHooks(logger) : {});
  return { ...settings, ...given, ...hooks, retry, headers, logger, ownHooks };
}

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
  return applyOptions(DEFAULTS as Settings & Own, resolved);
}

/**
 * The settings with those that the options replace; header fields and hooks are added.
 *
 * @throws TypeError or RangeError that names the option that is invalid or unknown.
 */
export function overrideSettings<S extends Settings>(settings: S, options: OverrideOptions): S {
  return applyOptions(settings, resolveOptions<OverrideOptions>(options, OVERRIDE_RULES));
}
