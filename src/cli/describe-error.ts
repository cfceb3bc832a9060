/** Error messages for the lines of standard error, which start with the account's name. */
import { isNumberInventoryError } from "../http/errors/base-error.js";
import { isAuthenticationError } from "../http/errors/http-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import { findProvider } from "../providers/index.js";
import type { Environment } from "./environment.js";

/** How much of an invalid response body is shown, in characters. */
const MAX_BODY_EXCERPT = 100;

/**
 * The error's message on one line, without the provider's name. If the server rejected the credential, it names the
 * variables to check.
 */
export function describeError(error: unknown, env: Environment): string {
  return messageOf(error, env).replace(/\s+/g, " ");
}

function messageOf(error: unknown, env: Environment): string {
  if (!isNumberInventoryError(error)) {
    return error instanceof Error ? error.message : String(error);
  }
  const prefix = `${error.provider}: `;
  const message = error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message;
  const provider = findProvider(error.provider);
  if (isInvalidResponseError(error)) {
    return `${message}: ${error.body.slice(0, MAX_BODY_EXCERPT)}`;
  }
  if (isRpcError(error) && provider?.credentialErrors?.includes(error.mnemonic ?? "")) {
    return `authentication failed (${error.mnemonic}): ${checkCredential(error.provider, env)}`;
  }
  return isAuthenticationError(error) ? `${message}: ${checkCredential(error.provider, env)}` : message;
}

/** The hint after a rejected credential: which variables to check. */
function checkCredential(providerId: string, env: Environment): string {
  const variables = findProvider(providerId)?.variables ?? [];
  const names = variables.filter(({ name, isCredential }) => isCredential && env[name]).map(({ name }) => name);
  return `check ${names.join(", ")}`;
}
