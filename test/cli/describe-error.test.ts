import { expect, test } from "vitest";
import { describeError, type ErrorContext } from "../../src/cli/describe-error.js";
import {
  AuthenticationError,
  HttpError,
  InvalidResponseError,
  NetworkError,
  NotFoundError,
  RpcError,
  TimeoutError,
} from "../../src/errors.js";

const CALL = { provider: "invoca", operation: "listDestinations" };
const HTTP = { ...CALL, headers: {}, body: "", retryAfterMs: undefined };
const ENV = { INVOCA_TOKEN: "t0ken-1", INVOCA_VANITY: "v", INVOCA_NETWORK_ID: "1" };
const WITH_BASE_URL = { ...ENV, INVOCA_BASE_URL: "http://proxy.test/api?key=t0ken-1" };

function context(env: Record<string, string>, hasResponded: boolean): ErrorContext {
  const server = { origin: "https://v.invoca.net", hasResponded };
  return { env, servers: { find: () => server, fetchFor: () => fetch } };
}

const unreachable = () => new NetworkError("invoca: listDestinations: getaddrinfo ENOTFOUND", CALL);
const notFound = () => new NotFoundError("invoca: listDestinations: HTTP 404", { ...HTTP, status: 404 });
const invalidBody = (body: string) =>
  new InvalidResponseError("invoca: listDestinations: HTTP 200: not JSON", { ...CALL, status: 200, body });
const timedOut = () => {
  return new TimeoutError("invoca: listDestinations: attempt timed out after 9 ms", {
    ...CALL,
    limit: "attempt",
    limitMs: 9,
  });
};

test.each<[string, () => unknown, ErrorContext, string]>([
  [
    "no response from the spec's server",
    unreachable,
    context(ENV, false),
    "listDestinations: no response from https://v.invoca.net (getaddrinfo ENOTFOUND): check INVOCA_VANITY",
  ],
  [
    "no response from a base URL",
    timedOut,
    context(WITH_BASE_URL, false),
    "listDestinations: no response from http://proxy.test/api (attempt timed out after 9 ms): check INVOCA_BASE_URL",
  ],
  [
    "a network failure after a response",
    unreachable,
    context(WITH_BASE_URL, true),
    "listDestinations: connection to http://proxy.test/api failed (getaddrinfo ENOTFOUND)",
  ],
  [
    "a timeout after a response",
    timedOut,
    context(ENV, true),
    "listDestinations: attempt timed out after 9 ms (--timeout)",
  ],
  [
    "404 from a base URL",
    notFound,
    context(WITH_BASE_URL, true),
    "listDestinations: HTTP 404: check INVOCA_BASE_URL (http://proxy.test/api), INVOCA_NETWORK_ID",
  ],
  [
    "404 after items have been yielded",
    () => Object.assign(notFound(), { yielded: 100 }),
    context(WITH_BASE_URL, true),
    "listDestinations: HTTP 404",
  ],
  [
    "404 from the spec's server",
    notFound,
    context(ENV, true),
    "listDestinations: HTTP 404: check INVOCA_VANITY, INVOCA_NETWORK_ID",
  ],
  [
    "a redirect",
    () => new HttpError("invoca: listDestinations: HTTP 302", { ...HTTP, status: 302 }),
    context(ENV, true),
    "listDestinations: HTTP 302: redirect not followed: check INVOCA_VANITY, INVOCA_NETWORK_ID",
  ],
  [
    "304, which is not a redirect",
    () => new HttpError("invoca: listDestinations: HTTP 304", { ...HTTP, status: 304 }),
    context(ENV, true),
    "listDestinations: HTTP 304",
  ],
  [
    "an invalid body",
    () => invalidBody("<a>\n<b>"),
    context(ENV, true),
    "listDestinations: HTTP 200: not JSON: <a> <b>: check INVOCA_VANITY, INVOCA_NETWORK_ID",
  ],
  [
    "an empty body",
    () => Object.assign(invalidBody(" \n"), { yielded: 100 }),
    context(ENV, true),
    "listDestinations: HTTP 200: not JSON",
  ],
  [
    "a long body",
    () => Object.assign(invalidBody("x".repeat(101)), { yielded: 100 }),
    context(ENV, true),
    `listDestinations: HTTP 200: not JSON: ${"x".repeat(100)}…`,
  ],
  [
    "a rejected credential",
    () => new AuthenticationError("invoca: listDestinations: HTTP 401", { ...HTTP, status: 401 }),
    context(WITH_BASE_URL, true),
    "listDestinations: HTTP 401: check INVOCA_TOKEN",
  ],
  [
    "a credential rejected by JSON-RPC",
    () =>
      new RpcError("callgear: get.virtual_numbers: RPC error -32001", {
        provider: "callgear",
        operation: "get.virtual_numbers",
        code: -32001,
        mnemonic: "access_token_invalid",
        field: undefined,
        body: {},
        retryAfterMs: undefined,
      }),
    context({ CALLGEAR_ACCESS_TOKEN: "t0ken-1" }, true),
    "authentication failed (access_token_invalid): check CALLGEAR_ACCESS_TOKEN",
  ],
  ["another error", () => new Error("a\nb"), context(ENV, true), "a b"],
])("%s", (_, createError, errorContext, message) => {
  expect(describeError(createError(), errorContext)).toBe(message);
});
