/** Hooks: functions of the caller that are called while a call is made. */
import { isNumberInventoryError, type NumberInventoryError } from "./errors/base-error.js";
import { formatDelay } from "./format-delay.js";
import { ignoreErrors } from "./ignore-errors.js";
import { FUNCTION, type OptionRule, type OptionRules } from "./options.js";

/** The properties of every event. Events contain no credentials, except an {@link ExchangeEvent}. */
export interface CallEvent {
  provider: string;
  /** The `operationId` in the spec, or the JSON-RPC method. */
  operation: string;
  /** The same number in all events of a call, and in those of no other call of the process. */
  callId: number;
  /** Whether `operation` is a JSON-RPC method. */
  isRpc: boolean;
}

/** The argument of `onRequest`. */
export interface RequestEvent extends CallEvent {
  method: string;
  /** The URL without its query. */
  url: string;
  /** The number of the attempt, starting at 1. */
  attempt: number;
}

/** The argument of `onResponse`. */
export interface ResponseEvent extends RequestEvent {
  status: number;
  /** The headers that are useful and safe to show, by their names in lower case: rate limits and ids, among others. */
  headers: Readonly<Record<string, string>>;
  /** From sending the request to the end of the response body, in ms. */
  durationMs: number;
}

/** The argument of `onRetry`. */
export interface RetryEvent extends CallEvent {
  /** The number of the failed attempt, starting at 1. */
  attempt: number;
  /** The delay before the next attempt, in ms. */
  delayMs: number;
  error: NumberInventoryError;
}

/** The argument of `onEnd`. */
export interface EndEvent extends CallEvent {
  method: string;
  /** The URL without its query. */
  url: string;
  /** Number of attempts made. */
  attempts: number;
  /** From the start of the call to its end, with all attempts and delays, in ms. */
  durationMs: number;
  /** The status of the last response; null if there was none. */
  status: number | null;
  /** What the call failed with; undefined if it succeeded. `client.raw` may resolve to a response for it. */
  error: unknown;
}

/**
 * The argument of `onExchange`: a request and its response. **Not redacted:** it has personal
 * data, and a response may repeat a credential. Its members must not be changed.
 */
export interface ExchangeEvent extends CallEvent {
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

/** A logger such as `console` or one of pino. Each message is one line without credentials. */
export interface Logger {
  /** Receives each request and response. */
  debug(message: string): void;
  /** Receives each attempt that is retried, and each call that failed. */
  warn(message: string): void;
}

/** The hooks of a client. Their exceptions and rejections are ignored. */
export interface Hooks {
  /** Called before the request of each attempt is sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called when a response has been read. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before the delay of a retry. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when a call has succeeded, or has finally failed. */
  onEnd?: ((event: EndEvent) => void) | undefined;
  /**
   * Called with each response, also with errors, before it is checked. What it receives is **not redacted**.
   */
  onExchange?: ((event: ExchangeEvent) => void) | undefined;
}

const LOGGER_RULE: OptionRule = {
  requirement: "a logger with the methods `debug` and `warn`",
  isValid: (logger: Partial<Logger> | null) => typeof logger?.debug === "function" && typeof logger.warn === "function",
  hidesText: true,
};

/** The rules of {@link Hooks} and of the logger. */
export const HOOK_RULES: OptionRules<Hooks & { logger: Logger }> = {
  onRequest: FUNCTION,
  onResponse: FUNCTION,
  onRetry: FUNCTION,
  onEnd: FUNCTION,
  onExchange: FUNCTION,
  logger: LOGGER_RULE,
};

/** The hooks of a logger. */
export function createLogHooks(logger: Logger): Hooks {
  // An error may quote several lines of a response, with control characters for a terminal.
  const warn = (message: string) => logger.warn(message.replace(/[\s\p{Cc}]+/gu, " "));
  const nameOf = ({ provider, operation }: CallEvent) => `${provider}: ${operation}`;
  return {
    onRequest(event) {
      logger.debug(`${nameOf(event)}: sending ${event.method} ${event.url} (attempt ${event.attempt})`);
    },
    onResponse(event) {
      logger.debug(`${nameOf(event)}: HTTP ${event.status} after ${formatDelay(event.durationMs)}`);
    },
    onRetry({ attempt, delayMs, error }) {
      warn(`${error.message} (attempt ${attempt}, retrying in ${formatDelay(delayMs)})`);
    },
    onEnd(event) {
      if (event.error !== undefined) {
        const reason = isNumberInventoryError(event.error) ? event.error.message : `${nameOf(event)}: failed`;
        warn(`${reason} (attempts: ${event.attempts})`);
      }
    },
  };
}

/** A hook that calls all of the hooks, without their exceptions; undefined if there is none. */
function combine<Event>(...hooks: (((event: Event) => void) | undefined)[]): ((event: Event) => void) | undefined {
  const quiet = hooks.filter((hook) => hook !== undefined).map((hook) => ignoreErrors(hook));
  return quiet.length > 0 ? (event) => quiet.forEach((hook) => hook(event)) : undefined;
}

/** The hooks of both, without their exceptions. Those of `first` are called first. */
export function combineHooks(first: Hooks, second: Hooks): Hooks {
  return {
    onRequest: combine(first.onRequest, second.onRequest),
    onResponse: combine(first.onResponse, second.onResponse),
    onRetry: combine(first.onRetry, second.onRetry),
    onEnd: combine(first.onEnd, second.onEnd),
    onExchange: combine(first.onExchange, second.onExchange),
  };
}
