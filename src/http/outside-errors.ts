/** Errors of code outside this package, such as `fetch`. */
import type { Call } from "./call.js";
import { isNumberInventoryError, type ErrorContext, type NumberInventoryError } from "./errors/base-error.js";
import { NetworkError } from "./errors/network-error.js";
import { REFUSED_REQUEST, refusesRequest } from "./refuses-request.js";
import { rootCauseMessage } from "./root-cause-message.js";

/** The error of the class for a value that was thrown outside this package. */
export function toOutsideError(
  call: Call,
  ErrorClass: new (message: string, context: ErrorContext) => NumberInventoryError,
  thrown: unknown,
): NumberInventoryError {
  if (isNumberInventoryError(thrown)) {
    return thrown;
  }
  call.credential.redact();
  const cause = call.client.redactor.copyError(thrown);
  const isRefused = refusesRequest(thrown, cause);
  const message = isRefused ? REFUSED_REQUEST : rootCauseMessage(cause) || "unknown error";
  return call.createError(ErrorClass, message, { cause, retryable: !isRefused && ErrorClass === NetworkError });
}

/**
 * Runs code from outside this package: what it throws becomes a `NetworkError`. Code of this package does not belong
 * into it, because its errors are thrown unchanged.
 */
export async function convertErrors<T>(call: Call, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    throw toOutsideError(call, NetworkError, thrown);
  }
}
