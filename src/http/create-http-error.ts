import type { Call } from "./call.js";
import { httpErrorClass, type HttpError } from "./errors/http-error.js";
import { parseJson } from "./json.js";
import { isRetryableStatus, parseRetryAfter } from "./retry.js";

/** Response headers that are useful and safe to show. */
const SHOWN_HEADERS = ["content-type", "retry-after", "x-request-id"];

/** The error that a status other than 2xx represents. `excerpt` is the beginning of the body without credentials. */
export function createHttpError(call: Call, { status, headers }: Response, excerpt: string): HttpError {
  const shown: Record<string, string> = {};
  for (const name of SHOWN_HEADERS) {
    const value = headers.get(name);
    if (value !== null) {
      shown[name] = call.client.redactor.redact(value);
    }
  }
  return call.createError(httpErrorClass(status), `HTTP ${status} ${excerpt.slice(0, 200)}`.trimEnd(), {
    status,
    headers: shown,
    body: parseJson(excerpt) ?? excerpt,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")),
    retryable: isRetryableStatus(status),
  });
}
