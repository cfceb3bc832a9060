/** Error messages for the lines of standard error, which start with the account's name. */
import { isNumberInventoryError, type NumberInventoryError } from "../http/errors/base-error.js";
import { isAuthenticationError, isHttpError, isNotFoundError } from "../http/errors/http-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import { isNetworkError } from "../http/errors/network-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import { isTimeoutError } from "../http/errors/timeout-error.js";
import { REDIRECT_STATUSES } from "../http/redirect.js";
import { findProvider, type AnyProvider } from "../providers/index.js";
import { baseUrlVariable, type Environment } from "./variables.js";
import { addressVariables, showBaseUrl } from "./server-address.js";
import type { Servers } from "./servers.js";

/** How much of an invalid response body is shown, in characters. */
const MAX_BODY_EXCERPT = 100;

/** What messages need to name the variables to check. */
export interface ErrorContext {
  env: Environment;
  servers: Servers;
}

/**
 * The error's message on one line, without the provider's name. It ends with the variables to check if the server
 * rejected the credential, did not respond, or responded with a redirect, 404 or an invalid body.
 */
export function describeError(error: unknown, context: ErrorContext): string {
  return messageOf(error, context).replace(/\s+/g, " ");
}

function messageOf(error: unknown, context: ErrorContext): string {
  if (!isNumberInventoryError(error)) {
    return error instanceof Error ? error.message : String(error);
  }
  const provider = findProvider(error.provider);
  if (provider === undefined) {
    return error.message;
  }
  const variables = variablesToCheck(error, provider, context);
  const hint = variables.length === 0 ? "" : `: check ${variables.join(", ")}`;
  return describeProblem(error, provider, context) + hint;
}

function describeProblem(error: NumberInventoryError, provider: AnyProvider, context: ErrorContext): string {
  const message = withoutPrefix(error.message, `${error.provider}: `);
  const reason = withoutPrefix(message, `${error.operation}: `);
  const url = showBaseUrl(provider, context.env) ?? context.servers.find(provider.id)?.origin;
  if (isWithoutResponse(error, context)) {
    return `${error.operation}: no response from ${url} (${reason})`;
  }
  if (isNetworkError(error)) {
    return `${error.operation}: connection to ${url} failed (${reason})`;
  }
  if (isTimeoutError(error) && error.limit === "attempt") {
    return `${message} (--timeout)`;
  }
  if (isInvalidResponseError(error)) {
    const excerpt = toExcerpt(error.body);
    return excerpt === "" ? message : `${message}: ${excerpt}`;
  }
  if (isRedirect(error)) {
    return `${message}: redirect not followed`;
  }
  return isRpcError(error) && isCredentialRejected(error, provider)
    ? `authentication failed (${error.mnemonic})`
    : message;
}

/** The variables whose values may have caused the error. */
function variablesToCheck(error: NumberInventoryError, provider: AnyProvider, context: ErrorContext): string[] {
  const { env } = context;
  if (isCredentialRejected(error, provider)) {
    return provider.variables.filter(({ name, isCredential }) => isCredential && env[name]).map(({ name }) => name);
  }
  if (isWithoutResponse(error, context)) {
    return addressVariables(provider, env);
  }
  const isAddressWrong = isNotFoundError(error) || isInvalidResponseError(error) || isRedirect(error);
  return isAddressWrong && !error.yielded ? pathVariables(provider, env) : [];
}

/** The variables that are part of the URL of a request and not secret. The base URL is shown with its value. */
function pathVariables(provider: AnyProvider, env: Environment): string[] {
  const url = showBaseUrl(provider, env);
  const names = provider.variables
    .filter(({ name, isCredential, isServerAddress }) => env[name] && !isCredential && !(isServerAddress && url))
    .map(({ name }) => name);
  return url === undefined ? names : [`${baseUrlVariable(provider)} (${url})`, ...names];
}

/** Whether the response is a redirect. */
function isRedirect(error: NumberInventoryError): boolean {
  return isHttpError(error) && REDIRECT_STATUSES.has(error.status);
}

/** The start of a response body. The body is empty if it may contain a credential. */
function toExcerpt(body: string): string {
  const text = body.trim();
  return text.length > MAX_BODY_EXCERPT ? `${text.slice(0, MAX_BODY_EXCERPT)}…` : text;
}

function isCredentialRejected(error: NumberInventoryError, { credentialErrors }: AnyProvider): boolean {
  const isRejectedByRpc = isRpcError(error) && credentialErrors?.includes(error.mnemonic ?? "");
  return isAuthenticationError(error) || isRejectedByRpc === true;
}

/** Whether the server has not responded to any request. */
function isWithoutResponse(error: NumberInventoryError, { servers }: ErrorContext): boolean {
  const isNetworkProblem = isNetworkError(error) || isTimeoutError(error);
  return isNetworkProblem && servers.find(error.provider)?.hasResponded === false;
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
