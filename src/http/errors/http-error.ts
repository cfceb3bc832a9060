import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** The context of an {@link HttpError}. */
export interface HttpErrorContext extends ErrorContext {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  retryAfterMs: number | undefined;
}

/** The response has a status other than 2xx (RFC 9110, section 15). */
export class HttpError extends NumberInventoryError<HttpErrorContext> {
  override name: string = "HttpError";
  readonly kind = "http";
  /** The status code. */
  declare readonly status: number;
  /** The response headers that are safe to show, by their lower-case names. */
  declare readonly headers: Readonly<Record<string, string>>;
  /**
   * The response body: parsed if it is JSON that is neither long nor deeply nested, otherwise text. Long bodies are
   * truncated, credentials redacted. It is "" if the body is not UTF-8.
   */
  declare readonly body: unknown;
  /** The delay that the server requested (`Retry-After`), in ms. */
  declare readonly retryAfterMs: number | undefined;
}

/** 401: the credential is missing, wrong or expired. */
export class AuthenticationError extends HttpError {
  override name = "AuthenticationError";
}

/** 403: forbidden. Invoca also returns it for invalid arguments (https://developers.invoca.net, "Error handling"). */
export class PermissionError extends HttpError {
  override name = "PermissionError";
}

/** 404: not found. */
export class NotFoundError extends HttpError {
  override name = "NotFoundError";
}

/** 429: too many requests. */
export class RateLimitError extends HttpError {
  override name = "RateLimitError";
}

/** 5xx: server error; also an invalid status such as 999 (RFC 9110, section 15), which is not retried. */
export class ServerError extends HttpError {
  override name = "ServerError";
}

/** 5xx; RFC 9110, section 15, requires the same for an invalid status, which is one that is not from 100 to 599. */
function isServerStatus(status: number): boolean {
  return status >= 500 || status < 100;
}

/** The class for a status code. */
export function httpErrorClass(status: number): typeof HttpError {
  const classes = { 401: AuthenticationError, 403: PermissionError, 404: NotFoundError, 429: RateLimitError };
  return classes[status as 401] ?? (isServerStatus(status) ? ServerError : HttpError);
}

/** Whether an error is an {@link HttpError}, including one from a duplicate copy of this package. */
export const isHttpError = /* @__PURE__ */ isKind<HttpError>("http");

function hasStatus<E extends HttpError>(test: (status: number) => boolean): (error: unknown) => error is E {
  return (error): error is E => isHttpError(error) && test(error.status);
}

/** Whether an error is an {@link AuthenticationError} (401). */
export const isAuthenticationError = /* @__PURE__ */ hasStatus<AuthenticationError>((status) => status === 401);
/** Whether an error is a {@link PermissionError} (403). */
export const isPermissionError = /* @__PURE__ */ hasStatus<PermissionError>((status) => status === 403);
/** Whether an error is a {@link NotFoundError} (404). */
export const isNotFoundError = /* @__PURE__ */ hasStatus<NotFoundError>((status) => status === 404);
/** Whether an error is a {@link RateLimitError} (429). */
export const isRateLimitError = /* @__PURE__ */ hasStatus<RateLimitError>((status) => status === 429);
/** Whether an error is a {@link ServerError} (5xx, or an invalid status). */
export const isServerError = /* @__PURE__ */ hasStatus<ServerError>(isServerStatus);
