import { httpErrorClass, type HttpError } from "./errors/http-error.js";
import type { Fail } from "./call.js";
import { parseJson } from "./json.js";
import { isRetryableStatus, parseRetryAfter } from "./retry.js";
import type { Redactor } from "./redactor.js";

/** Response headers that are useful and safe to show. */
const SHOWN_HEADERS = new Set(["content-type", "retry-after", "x-request-id"]);

/** The error that a status other than 2xx represents. `body` is an excerpt without credentials. */
export function httpFailure(response: Response, body: string, redactor: Redactor, fail: Fail): HttpError {
  const { status, headers } = response;
  const shown = [...headers].filter(([name]) => SHOWN_HEADERS.has(name));
  return fail(httpErrorClass(status), `HTTP ${status} ${body.slice(0, 200)}`, {
    status,
    headers: Object.fromEntries(shown.map(([name, value]) => [name, redactor.text(value)])),
    body: parseJson(body) ?? body,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")),
    retryable: isRetryableStatus(status),
  });
}
