import type { Call } from "./call.js";
import { AbortError } from "./errors/abort-error.js";
import { isNumberInventoryError, type NumberInventoryError } from "./errors/base-error.js";
import { CredentialError } from "./errors/credential-error.js";
import { NetworkError } from "./errors/network-error.js";

/** The error of this package for a value that was thrown during an attempt. */
export function toClientError({ redactor, caller, state, fail }: Call, thrown: unknown): NumberInventoryError {
  if (isNumberInventoryError(thrown)) {
    return thrown;
  }
  const cause = redactor.cause(thrown);
  if (caller.aborted) {
    return fail(AbortError, "aborted by the caller's signal", { cause });
  }
  if (state.credential === undefined) {
    return fail(CredentialError, rootCauseMessage(cause), { cause });
  }
  return fail(NetworkError, rootCauseMessage(cause), { cause, retryable: true });
}

/**
 * The message, or the code, of the innermost cause that has one: `fetch` throws "fetch failed", with the reason as its
 * cause. If connections to several addresses fail, Node's reason has a code only.
 */
export function rootCauseMessage(thrown: unknown): string {
  let message = "";
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as Error & { code?: string };
    message = error.message || code || message;
  }
  return message;
}
