/** Calls the hooks of a call. No event is created without a hook for it. */
import type { Call } from "./call.js";
import type { ResponseBody } from "./check-response.js";
import type { NumberInventoryError } from "./errors/base-error.js";
import type { RequestEvent } from "./hooks.js";
import { toShownHeaders } from "./shown-headers.js";

/** The event of the current attempt, which functions that return header fields also receive. */
export function createRequestEvent({ client, event, request: { method, url }, attempts }: Call): RequestEvent {
  return { ...event, method, url: client.redactor.redact(url.split(/[?#]/, 1)[0] ?? ""), attempt: attempts };
}

/** Calls `onRequest`. */
export function reportRequest(call: Call): void {
  call.client.onRequest?.(createRequestEvent(call));
}

/** Calls `onResponse`. After a redirect, the method may be another one than that of the caller's request. */
export function reportResponse(
  call: Call,
  { method }: Request,
  { status, headers }: Response,
  durationMs: number,
): void {
  const { onResponse, redactor } = call.client;
  onResponse?.({
    ...createRequestEvent(call),
    method,
    status,
    headers: toShownHeaders(headers, redactor),
    durationMs,
  });
}

/** Calls `onExchange`, which receives the request without the client's credential. */
export function reportExchange(call: Call, { status, headers }: Response, { text, parsed }: ResponseBody): void {
  const { client, event, body } = call;
  const { url, method, headers: requestHeaders } = call.request;
  const request = { method, url, headers: requestHeaders, body };
  client.onExchange?.({ ...event, request, status, headers, text, body: parsed });
}

/** Calls `onRetry`. An attempt without a request counts too: `call.attempts` is the number of requests. */
export function reportRetry(
  { client, event, attempts }: Call,
  retries: number,
  delayMs: number,
  error: NumberInventoryError,
): void {
  client.onRetry?.({ ...event, attempt: Math.max(attempts, retries), delayMs, error });
}

/** Calls `onEnd`. */
export function reportEnd(call: Call, error?: unknown): void {
  const { onEnd } = call.client;
  if (onEnd) {
    const { attempt: attempts, ...event } = createRequestEvent(call);
    onEnd({ ...event, attempts, status: call.status, durationMs: performance.now() - call.startedAt, error });
  }
}
