/**
 * `number-inventory/errors`: every error this package throws, and type guards that also work across duplicate copies of
 * the package.
 */
export {
  isNumberInventoryError,
  NumberInventoryError,
  type ErrorContext,
  type ErrorKind,
} from "./http/errors/base-error.js";
export {
  AuthenticationError,
  HttpError,
  type HttpErrorContext,
  isAuthenticationError,
  isHttpError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
  isServerError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from "./http/errors/http-error.js";
export { isRpcError, RpcError, type RpcErrorContext } from "./http/errors/rpc-error.js";
export { isNetworkError, NetworkError } from "./http/errors/network-error.js";
export { isTimeoutError, TimeoutError, type TimeoutErrorContext } from "./http/errors/timeout-error.js";
export { AbortError, isAbortError } from "./http/errors/abort-error.js";
export {
  isInvalidResponseError,
  InvalidResponseError,
  type InvalidResponseErrorContext,
} from "./http/errors/invalid-response-error.js";
export { CredentialError, isCredentialError } from "./http/errors/credential-error.js";
export { isListingError, ListingError } from "./listing/listing-error.js";
export { InventoryError, isInventoryError, type AccountFailure, type AccountRef } from "./inventory/inventory-error.js";
