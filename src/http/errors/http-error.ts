import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** What an HTTP error knows of the answer. */
export interface HttpErrorContext extends ErrorContext {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  retryAfterMs: number | undefined;
}

/** The server answered with a status other than 2xx (RFC 9110, section 15). */
export class HttpError extends NumberInventoryError<HttpErrorContext> {
  override name: string = "HttpError";
  readonly kind = "http";
  /** The status code. */
  declare readonly status: number;
  /** The response's header fields that are safe to show, names in lower case. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The response's content: parsed where it is JSON, else text; cut where it is long, credentials blotted out. */
  declare readonly body: unknown;
  /** How long the server asked to wait (`Retry-After`), in ms, as it said it. */
  declare readonly retryAfterMs: number | undefined;
}

/** 401: the credential is missing, wrong or expired. */
export class AuthenticationError extends HttpError {
  override name = "AuthenticationError";
}

/** 403: refused. Invoca answers so to invalid arguments too (https://developers.invoca.net, "Error handling"). */
export class PermissionError extends HttpError {
  override name = "PermissionError";
}

/** 404. */
export class NotFoundError extends HttpError {
  override name = "NotFoundError";
}

/** 429: too many requests. */
export class RateLimitError extends HttpError {
  override name = "RateLimitError";
}

/** 5xx. */
export class ServerError extends HttpError {
  override name = "ServerError";
}

/** The class for a status code. */
export function httpErrorClass(status: number): typeof HttpError {
  const classes = { 401: AuthenticationError, 403: PermissionError, 404: NotFoundError, 429: RateLimitError };
  return classes[status as 401] ?? (status < 500 ? HttpError : ServerError);
}

/** Whether an error is an {@link HttpError}, also of another copy of this package. */
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
/** Whether an error is a {@link ServerError} (5xx). */
export const isServerError = /* @__PURE__ */ hasStatus<ServerError>((status) => status >= 500);
