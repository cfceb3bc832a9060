import { httpErrorClass, type HttpError } from "./errors/http-error.js";
import type { Fail } from "./send-attempt.js";
import { parseJson } from "./json.js";
import { isRetryableStatus, parseRetryAfter } from "./retry.js";
import type { Redactor } from "./redactor.js";

/** The error that an answer with a status other than 2xx stands for. `content` holds no credential. */
export function httpFailure(response: Response, content: string, redactor: Redactor, fail: Fail): HttpError {
  const { status, headers } = response;
  // An allow-list of the fields that are safe to show and of use.
  const shown = [...headers].filter(([name]) => /^(content-type|retry-after|x-request-id)$/.test(name));
  return fail(httpErrorClass(status), `HTTP ${status} ${content.slice(0, 200)}`, {
    status,
    headers: Object.fromEntries(shown.map(([name, value]) => [name, redactor.text(value)])),
    body: parseJson(content) ?? content,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")),
    retryable: isRetryableStatus(status),
  });
}
