import { collectHeaders } from "./attempt-request.js";
import type { Call } from "./call.js";
import { reportExchange, reportRequest, reportResponse } from "./call-events.js";
import { checkResponse, parseBody } from "./check-response.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { fetchResponse } from "./fetch-response.js";
import { readBody } from "./read-body.js";
import { withTimeout } from "./with-timeout.js";

/** One attempt of a call, until the limit of the attempt or of the call, whichever comes first. */
export function sendAttempt(call: Call): Promise<Response> {
  const { timeoutMs } = call.client;
  const remainingMs = call.deadline - performance.now();
  const isDeadlineFirst = remainingMs < timeoutMs;
  call.errorResponse = undefined;
  return withTimeout<Response>(
    Math.min(remainingMs, timeoutMs),
    call.callerSignal,
    (_, reject) => reject(createTimeoutError(call, isDeadlineFirst)),
    async (signal) => {
      await call.credential.obtain(signal);
      // The functions of the caller may ignore the signal. Nothing happens after the attempt has ended.
      signal.throwIfAborted();
      call.attempts++;
      reportRequest(call);
      const headers = await collectHeaders(call);
      signal.throwIfAborted();
      return exchange(call, headers, signal);
    },
  );
}

/** The error of an attempt that reached a limit: that of its response, if only the body of an error is missing. */
function createTimeoutError(call: Call, isDeadlineFirst: boolean): Error {
  const { timeoutMs, deadlineMs } = call.client;
  try {
    if (call.errorResponse) {
      checkResponse(call, call.errorResponse, parseBody(""));
    }
  } catch (error) {
    return error as Error;
  }
  return call.createError(
    TimeoutError,
    isDeadlineFirst ? `call exceeded its ${deadlineMs} ms deadline` : `attempt timed out after ${timeoutMs} ms`,
    {
      limit: isDeadlineFirst ? "deadline" : "attempt",
      limitMs: isDeadlineFirst ? deadlineMs : timeoutMs,
      retryable: !isDeadlineFirst,
    },
  );
}

/** Sends the request, and reads and checks the response. */
async function exchange(call: Call, headers: Headers, signal: AbortSignal): Promise<Response> {
  const startedAt = performance.now();
  const { request, response } = await fetchResponse(call, headers, call.request.url, signal);
  call.status = response.status;
  call.errorResponse = response.ok ? undefined : response;
  const text = await readBody(call, response, signal);
  call.credential.redact();
  // The request is used until here: Node's `fetch` ignores an abort once its request has been garbage collected.
  reportResponse(call, request, response, performance.now() - startedAt);
  const body = parseBody(text);
  reportExchange(call, response, body);
  return checkResponse(call, response, body);
}
