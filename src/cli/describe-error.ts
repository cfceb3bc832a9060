/** Error messages for the lines of standard error, which start with the account's name. */
import { isNumberInventoryError, type NumberInventoryError } from "../http/errors/base-error.js";
import { isHttpError } from "../http/errors/http-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import { isNetworkError } from "../http/errors/network-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import { isTimeoutError } from "../http/errors/timeout-error.js";
import { findProvider } from "../providers/index.js";
import { describeAddress } from "./server-address.js";
import type { Servers } from "./servers.js";
import { isCredentialRejected, isRedirect, suggestAction, type FailedCall } from "./suggest-action.js";
import { createValueRedactor } from "./variable-values.js";
import type { Environment } from "./variables.js";

/** How much of an invalid response body is shown, in characters. */
const MAX_BODY_EXCERPT = 100;

/** How much of an error's response body its message quotes, in characters. */
const MAX_QUOTED_BODY = 200;

/** What messages need to name the server and the variables to check. */
export interface ErrorContext {
  env: Environment;
  servers: Servers;
  /** Returns what is shown of the body of an error, which may contain personal data. Default: its beginning. */
  summarizeBody?: (providerId: string, body: unknown) => string;
}

/**
 * The error's message on one line, without the provider's name: what happened, the URL without its query, the number of
 * attempts, and what to do. It contains no value of a variable except a base URL.
 */
export function describeError(error: unknown, context: ErrorContext): string {
  const call = toFailedCall(error, context);
  if (call === undefined) {
    return toLine(createValueRedactor(context.env)(error instanceof Error ? error.message : String(error)));
  }
  const attempts = `${call.error.attempts} ${call.error.attempts === 1 ? "attempt" : "attempts"}`;
  const details = [call.address?.url, call.error.attempts > 0 ? attempts : undefined].filter(Boolean).join(", ");
  return toLine(
    `${describeProblem(call, context)}${details === "" ? "" : ` (${details})`}: ${suggestAction(call, context.env)}`,
  );
}

/** The message of an attempt that is retried: what happened, and the URL if the server was not reached. */
export function describeAttempt(error: unknown, context: ErrorContext): string {
  const call = toFailedCall(error, context);
  if (call === undefined) {
    return describeError(error, context);
  }
  const isUnreachable = isNetworkError(error) || isTimeoutError(error);
  const url = isUnreachable && call.address !== undefined ? ` (${call.address.url})` : "";
  return toLine(`${describeProblem(call, context)}${url}`);
}

/** The error with what is known about its call; undefined if it is not from a provider's client. */
function toFailedCall(error: unknown, { env, servers }: Pick<ErrorContext, "env" | "servers">): FailedCall | undefined {
  const provider = isNumberInventoryError(error) ? findProvider(error.provider) : undefined;
  if (!isNumberInventoryError(error) || provider === undefined) {
    return undefined;
  }
  const server = servers.find(provider.id);
  return {
    error,
    provider,
    address: server && describeAddress(provider, env, server.url),
    hasResponded: server?.hasResponded ?? false,
  };
}

/** What happened, with the operation. */
function describeProblem({ error, provider, hasResponded }: FailedCall, context: ErrorContext): string {
  const redact = createValueRedactor(context.env);
  const text =
    context.summarizeBody === undefined ? quoteWhole(error, redact) : summarize(error, context.summarizeBody);
  const message = redact(withoutPrefix(text, `${error.provider}: `));
  const reason = withoutPrefix(message, `${error.operation}: `);
  if (isUnreached(error, hasResponded)) {
    return `${error.operation}: no response: ${reason}`;
  }
  if (isNetworkError(error)) {
    return `${error.operation}: connection failed: ${reason}`;
  }
  if (isInvalidResponseError(error)) {
    if (context.summarizeBody !== undefined) {
      return message;
    }
    const excerpt = toExcerpt(redact(error.body));
    return excerpt === "" ? message : `${message}: ${excerpt}`;
  }
  if (isHttpError(error) && isRedirect(error)) {
    return `${message}: redirect not followed`;
  }
  return isRpcError(error) && isCredentialRejected(error, provider)
    ? `authentication failed (${error.mnemonic})`
    : message;
}

/**
 * The error's message. The response body is redacted before it is cut: a part of a value would not be recognized.
 */
function quoteWhole(error: NumberInventoryError, redact: (text: string) => string): string {
  if (!isHttpError(error)) {
    return error.message;
  }
  const body = typeof error.body === "string" ? error.body : (JSON.stringify(error.body) ?? "");
  const quoted = body.slice(0, MAX_QUOTED_BODY);
  return quoted === "" ? error.message : error.message.replace(quoted, () => redact(body).slice(0, MAX_QUOTED_BODY));
}

/** The error's message, with a summary of the response instead of what it quotes. */
function summarize(error: NumberInventoryError, summarizeBody: NonNullable<ErrorContext["summarizeBody"]>): string {
  if (!isHttpError(error) && !isRpcError(error)) {
    return error.message;
  }
  const code = isHttpError(error) ? `HTTP ${error.status}` : `RPC error ${error.code}`;
  const summary = summarizeBody(error.provider, error.body);
  const [notRetried = ""] = /; not retried: the [^;]* delay exceeds the remaining deadline$/.exec(error.message) ?? [];
  return `${error.provider}: ${error.operation}: ${code}${summary === "" ? "" : ` ${summary}`}${notRetried}`;
}

/** Whether the server has not responded to any request. */
function isUnreached(error: NumberInventoryError, hasResponded: boolean): boolean {
  return !hasResponded && (isNetworkError(error) || isTimeoutError(error));
}

/** The start of a response body. The body is empty if it may contain a credential. */
function toExcerpt(body: string): string {
  const text = body.trim();
  return text.length > MAX_BODY_EXCERPT ? `${text.slice(0, MAX_BODY_EXCERPT)}…` : text;
}

function toLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
