import { httpErrorClass, type HttpError } from "./errors/http-error.js";
import type { Exchange } from "./exchange.js";
import { parseJson } from "./json.js";
import { isRetryableStatus, parseRetryAfter } from "./retry.js";

const MAX_BODY = 4096; // characters of an error's content that are kept
const MAX_EXCERPT = 200; // characters of it that the message quotes

/** The header fields that are safe to show and of use. */
const SHOWN_HEADERS = ["content-type", "date", "retry-after", "x-request-id"];

/** The error that an answer with a status other than 2xx stands for. `refused` says why a redirect was not followed. */
export function httpFailure(
  { redactor, fail }: Exchange,
  { status, statusText, headers }: Response,
  text: string,
  parsed: unknown,
  refused: string | undefined,
): HttpError {
  // Written anew from what was parsed, so that no escape hides a credential.
  const content = redactor.text(parsed === undefined ? text : JSON.stringify(parsed)).slice(0, MAX_BODY);
  const words = refused ?? `${statusText} ${content.slice(0, MAX_EXCERPT)}`;
  return fail(httpErrorClass(status), redactor.text(`HTTP ${status} ${words}`).trim(), {
    status,
    headers: Object.fromEntries(
      SHOWN_HEADERS.flatMap((name) => (headers.has(name) ? [[name, redactor.text(headers.get(name)!)]] : [])),
    ),
    body: parseJson(content) ?? content,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")),
    retryable: isRetryableStatus(status),
  });
}
