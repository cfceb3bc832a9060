import type { IncomingMessage, ServerResponse } from "node:http";

/** Allow pages of any origin to read the responses. The providers' own servers do not. */
const CORS_HEADERS = new Map([
  ["access-control-allow-origin", "*"],
  ["access-control-expose-headers", "*"],
]);

/**
 * Allows pages of any origin to read the response, and responds to a CORS preflight of the Fetch standard. Returns
 * whether the request was one.
 */
export function allowOrigins({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  response.setHeaders(CORS_HEADERS);
  const requested = headers["access-control-request-method"];
  if (method !== "OPTIONS" || requested === undefined) {
    return false;
  }
  const allowed = {
    "access-control-allow-methods": requested,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
  };
  response.writeHead(204, allowed).end();
  return true;
}
