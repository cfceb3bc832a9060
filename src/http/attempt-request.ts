import { readPassword } from "./authorize.js";
import type { Call } from "./call.js";
import { createRequestEvent } from "./call-events.js";
import { addHeaders } from "./request-headers.js";
import { userAgent } from "./user-agent.js";

/** The name of a header field of the caller that may contain a credential, such as one of a gateway. */
const SENSITIVE_HEADER = /auth|cookie|cred|jwt|key|pass|secret|session|sign|token/;

/**
 * The header fields of an attempt, except those that depend on the operation and the credential: those of the client's
 * options and of the call's, and those that the caller put into the request. Credentials in them are redacted.
 */
export async function collectHeaders(call: Call): Promise<Headers> {
  const { client, request } = call;
  let { headers } = request;
  // Most calls have no such options: their header fields are not copied, because that is slow in Node.js.
  if (client.headers.length > 0) {
    headers = new Headers();
    for (const source of client.headers) {
      addHeaders(headers, typeof source === "function" ? await source(createRequestEvent(call)) : source);
    }
    addHeaders(headers, request.headers);
  }
  for (const [name, value] of headers) {
    if (SENSITIVE_HEADER.test(name)) {
      // A cookie has several values. Three characters or less would be redacted within other words.
      const parts = [readPassword(value), ...value.split(/;\s*/)].filter(({ length }) => length > 3);
      parts.forEach((part) => client.redactor.add(part));
    }
  }
  return headers;
}

/** The request of an attempt: with its header fields and its credential. */
export function createAttemptRequest(call: Call, headers: Headers, url: string, signal: AbortSignal): Request {
  const { client, operation } = call;
  const { rpc, redactor, authorize } = client;
  const credential = call.credential.value ?? "";
  const body = rpc && call.body ? rpc.authorize(call.body, credential, redactor) : call.body;
  const request = new Request(url, { method: call.request.method, headers, body, signal, redirect: "manual" });
  if (!rpc && credential) {
    authorize(request.headers, credential);
  }
  if (userAgent && !request.headers.has("user-agent")) {
    request.headers.set("user-agent", userAgent);
  }
  if (operation) {
    request.headers.set("accept", operation.accept);
  }
  return request;
}
