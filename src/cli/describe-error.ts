/** Error messages for the lines of standard error, which start with the account's name. */
import { isNumberInventoryError, type NumberInventoryError } from "../http/errors/base-error.js";
import { isAuthenticationError, isNotFoundError } from "../http/errors/http-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import { isNetworkError } from "../http/errors/network-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import { isTimeoutError } from "../http/errors/timeout-error.js";
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
 * rejected the credential, did not respond, or responded with 404 or an invalid body.
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
  if (isWithoutResponse(error, context)) {
    const url = showBaseUrl(provider, context.env) ?? context.servers.find(provider.id)?.origin;
    return `${error.operation}: no response from ${url} (${withoutPrefix(message, `${error.operation}: `)})`;
  }
  if (isInvalidResponseError(error)) {
    return `${message}: ${error.body.slice(0, MAX_BODY_EXCERPT)}`;
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
  const url = showBaseUrl(provider, env);
  const isAddressUnconfirmed = (isNotFoundError(error) || isInvalidResponseError(error)) && !error.yielded;
  return url !== undefined && isAddressUnconfirmed ? [`${baseUrlVariable(provider)} (${url})`] : [];
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
