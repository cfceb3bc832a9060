/** What to do about an error. */
import type { NumberInventoryError } from "../http/errors/base-error.js";
import { isCredentialError } from "../http/errors/credential-error.js";
import { isAuthenticationError, isHttpError, isNotFoundError, isPermissionError } from "../http/errors/http-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import { isNetworkError } from "../http/errors/network-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import { isTimeoutError } from "../http/errors/timeout-error.js";
import { REDIRECT_STATUSES } from "../http/redirect.js";
import type { AnyProvider } from "../providers/index.js";
import type { Address } from "./server-address.js";
import { baseUrlVariable, type Environment } from "./variables.js";

/** An error with what is known about its call. */
export interface FailedCall {
  error: NumberInventoryError;
  provider: AnyProvider;
  /** The address of the last request; undefined if none was sent. */
  address: Address | undefined;
  /** Whether the server has responded to any request. */
  hasResponded: boolean;
}

/** The longest delay that is shown: a day, the period of the providers' longest rate limits. */
const MAX_SHOWN_DELAY_MS = 86_400_000;

/** What to do about the error: the variables to check, or when to try again. */
export function suggestAction(call: FailedCall, env: Environment): string {
  const { error, provider } = call;
  if (isCredentialRejected(error, provider) || isCredentialError(error)) {
    return checkVariables(credentialVariables(provider, env));
  }
  if (isNetworkError(error) || isTimeoutError(error)) {
    return suggestForConnection(call);
  }
  if (isAddressWrong(error)) {
    return suggestForAddress(call, env);
  }
  if (isPermissionError(error) || (isRpcError(error) && !error.retryable)) {
    const variables = checkVariables([...credentialVariables(provider, env), ...(call.address?.pathVariables ?? [])]);
    return `${variables}, and the permissions and allowed IP addresses of the account`;
  }
  if (isHttpError(error) && error.status < 500 && !error.retryable) {
    return checkVariables([...(call.address?.pathVariables ?? []), ...credentialVariables(provider, env)]);
  }
  return isLasting(error.message) ? "trying again does not help" : suggestRepetition(error);
}

/** Reasons why each run is incomplete: ids that do not identify items, and limits of the provider's API. */
const LASTING_REASONS = [
  /cannot be compared: /,
  /^different items have the same /,
  /^equal items have no /,
  /^API offset limit reached /,
  /^one item per page and no total of the list/,
  / link is missing after a full page$/,
  / link has no valid cursor$/,
];

function isLasting(reason: string): boolean {
  return LASTING_REASONS.some((pattern) => pattern.test(reason));
}

/** What to do about a list that may be incomplete, by the reason in its report. */
export function suggestForIncompleteList(reason: string): string {
  return isLasting(reason) ? "trying again does not help; compare the list with the provider's website" : "try again";
}

/** Whether the server rejected the credential. */
export function isCredentialRejected(error: NumberInventoryError, { credentialErrors }: AnyProvider): boolean {
  const isRejectedByRpc = isRpcError(error) && credentialErrors?.includes(error.mnemonic ?? "");
  return isAuthenticationError(error) || isRejectedByRpc === true;
}

/** Whether the response is a redirect. */
export function isRedirect(error: NumberInventoryError): boolean {
  return isHttpError(error) && REDIRECT_STATUSES.has(error.status);
}

/** Whether the error looks like that of another server or path: the first response is not that of the API. */
function isAddressWrong(error: NumberInventoryError): boolean {
  return !error.yielded && (isNotFoundError(error) || isInvalidResponseError(error) || isRedirect(error));
}

function suggestForConnection({ error, provider, address, hasResponded }: FailedCall): string {
  const increase = isTimeoutError(error) && error.limit === "attempt" ? ", or increase --timeout" : "";
  if (hasResponded) {
    return `try again later${increase}`;
  }
  const variables = address?.serverVariables ?? [];
  return variables.length > 0
    ? `${checkVariables(variables)}${increase}`
    : `check the network connection, set ${baseUrlVariable(provider)}${increase}`;
}

function suggestForAddress({ provider, address }: FailedCall, env: Environment): string {
  const variables = [...(address?.serverVariables ?? []), ...(address?.pathVariables ?? [])];
  return variables.length > 0
    ? checkVariables(variables)
    : `check ${credentialVariables(provider, env).join(", ")}, or set ${baseUrlVariable(provider)}`;
}

function suggestRepetition(error: NumberInventoryError): string {
  const { retryAfterMs = Infinity } = error as { retryAfterMs?: number };
  return retryAfterMs > MAX_SHOWN_DELAY_MS ? "try again later" : `try again in ${Math.ceil(retryAfterMs / 1000)} s`;
}

/** The variables of the credential that are set. */
function credentialVariables({ variables }: AnyProvider, env: Environment): string[] {
  return variables.filter(({ name, isCredential }) => isCredential && env[name]).map(({ name }) => name);
}

function checkVariables(names: readonly string[]): string {
  return `check ${[...new Set(names)].join(", ")}`;
}
