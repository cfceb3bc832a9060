import { createAttemptRequest } from "./attempt-request.js";
import type { Call } from "./call.js";
import { NetworkError } from "./errors/network-error.js";
import { ignoreErrors } from "./ignore-errors.js";
import { formatValue } from "./options.js";
import { convertErrors } from "./outside-errors.js";
import { MAX_REDIRECTS, redirectTarget } from "./redirect.js";

/** Cancels a body that is not read. Not awaited: the end of a body that has been cloned may never come. */
const discard = ignoreErrors(({ body }: Response) => body?.cancel());

/**
 * The response of an attempt without its body, and the request that it belongs to: redirects are followed.
 *
 * @throws NetworkError if `fetch` fails, or resolves to anything but a response; the reason of the signal.
 */
export async function fetchResponse(
  call: Call,
  headers: Headers,
  url: string,
  signal: AbortSignal,
  redirects = 0,
): Promise<{ request: Request; response: Response }> {
  // Called without `this`: browsers reject their own `fetch` as a method of another object.
  const { fetch } = call.client;
  const request = createAttemptRequest(call, headers, url, signal);
  const response = check(call, await convertErrors(call, () => fetch(request)));
  if (signal.aborted) {
    // A custom `fetch` may ignore the signal. The connection of an unread body would stay open.
    discard(response);
    signal.throwIfAborted();
  }
  const target = redirectTarget(response, request);
  if (!target || redirects === MAX_REDIRECTS) {
    return { request, response };
  }
  discard(response);
  return fetchResponse(call, headers, target, signal, redirects + 1);
}

/** The response of `fetch`, if it is one. A custom `fetch` may resolve to anything. */
function check(call: Call, response: Response): Response {
  if (!isResponse(response)) {
    throw call.createError(NetworkError, `\`fetch\` must resolve to a Response, got ${formatValue(response, true)}`);
  }
  if (response.type === "opaqueredirect") {
    throw call.createError(NetworkError, "redirect not followed: this runtime does not expose its target");
  }
  if (response.type === "error") {
    throw call.createError(NetworkError, "`fetch` resolved to a network error", { retryable: true });
  }
  return response;
}

/** Whether a custom `fetch` resolved to a response. That of node-fetch is none: its body is a stream of Node.js. */
function isResponse(value?: Partial<Response>): boolean {
  return typeof value?.headers?.get === "function" && (!value.body || typeof value.body.getReader === "function");
}
