import type { Call } from "./call.js";
import { httpErrorClass, type HttpError } from "./errors/http-error.js";
import { toErrorBody, truncate } from "./excerpt.js";
import { isRetryableStatus, parseRetryAfter } from "./retry.js";
import { toShownHeaders } from "./shown-headers.js";

/** Maximum number of characters of a body in a message. */
const MAX_IN_MESSAGE = 200;

/** The error that a status other than 2xx represents. `excerpt` is the beginning of the body without credentials. */
export function createHttpError(call: Call, { status, headers }: Response, excerpt: string): HttpError {
  const body = toErrorBody(excerpt, call.client.redactor);
  // Serialized again, so that the message is one line.
  const text = body === excerpt ? excerpt : JSON.stringify(body);
  return call.createError(httpErrorClass(status), `HTTP ${status} ${truncate(text, MAX_IN_MESSAGE)}`.trimEnd(), {
    status,
    headers: toShownHeaders(headers, call.client.redactor),
    body,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")),
    retryable: isRetryableStatus(status),
  });
}
