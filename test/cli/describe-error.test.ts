import { expect, test } from "vitest";
import { describeAttempt, describeError, type ErrorContext } from "../../src/cli/describe-error.js";
import {
  AuthenticationError,
  CredentialError,
  HttpError,
  InvalidResponseError,
  ListingError,
  NetworkError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RpcError,
  ServerError,
  TimeoutError,
} from "../../src/errors.js";

const CALL = { provider: "invoca", operation: "listDestinations", attempts: 1 };
const HTTP = { ...CALL, headers: {}, body: "", retryAfterMs: undefined };
const ENV = { INVOCA_TOKEN: "t0ken-1", INVOCA_VANITY: "v", INVOCA_NETWORK_ID: "1" };
const WITH_BASE_URL = { ...ENV, INVOCA_BASE_URL: "http://proxy.test/api?key=t0ken-1" };
const URL_OF_SPEC = "https://{INVOCA_VANITY}.invoca.net/{INVOCA_NETWORK_ID}/list";
const URL_OF_PROXY = "http://proxy.test/api/{INVOCA_NETWORK_ID}/list";

function context(env: Record<string, string>, hasResponded: boolean): ErrorContext {
  const base = env["INVOCA_BASE_URL"] === undefined ? "https://v.invoca.net" : "http://proxy.test/api";
  const server = { url: `${base}/1/list?start=1`, hasResponded };
  return { env, servers: { find: () => server, fetchFor: () => fetch } };
}

const unreachable = () => new NetworkError("invoca: listDestinations: ENOTFOUND", { ...CALL, attempts: 4 });
const http = (ErrorClass: typeof HttpError, status: number, extra = {}) =>
  new ErrorClass(`invoca: listDestinations: HTTP ${status}`, { ...HTTP, status, ...extra });
const invalidBody = (body: string) =>
  new InvalidResponseError("invoca: listDestinations: HTTP 200: not JSON", { ...CALL, status: 200, body });
const timedOut = (limit: "attempt" | "deadline") => () =>
  new TimeoutError("invoca: listDestinations: timed out after 9 ms", { ...CALL, limit, limitMs: 9 });
const rpc = (mnemonic: string) => () =>
  new RpcError(`callgear: get.virtual_numbers: RPC error -32001 ${mnemonic}`, {
    provider: "callgear",
    operation: "get.virtual_numbers",
    attempts: 1,
    code: -32001,
    mnemonic,
    field: undefined,
    body: {},
    retryAfterMs: undefined,
  });
const CALLGEAR: ErrorContext = {
  env: { CALLGEAR_ACCESS_TOKEN: "t0ken-1" },
  servers: { find: () => ({ url: "https://dataapi.callgear.com/v2.0", hasResponded: true }), fetchFor: () => fetch },
};

test.each<[string, () => unknown, ErrorContext, string]>([
  [
    "no response from the spec's server",
    unreachable,
    context(ENV, false),
    `listDestinations: no response: ENOTFOUND (${URL_OF_SPEC}, 4 attempts): check INVOCA_VANITY`,
  ],
  [
    "no response from the server of a provider without a variable for it",
    () =>
      new NetworkError("cloudlx: listNumbers: ENOTFOUND", { ...CALL, provider: "cloudlx", operation: "listNumbers" }),
    {
      env: { CLOUDLX_ACCESS_TOKEN: "t0ken-1" },
      servers: {
        find: () => ({ url: "https://www.infiny.io/api/numbers", hasResponded: false }),
        fetchFor: () => fetch,
      },
    },
    "listNumbers: no response: ENOTFOUND (https://www.infiny.io/api/numbers, 1 attempt): " +
      "check the network connection, set CLOUDLX_BASE_URL",
  ],
  [
    "no response from a base URL",
    timedOut("attempt"),
    context(WITH_BASE_URL, false),
    `listDestinations: no response: timed out after 9 ms (${URL_OF_PROXY}, 1 attempt): ` +
      "check INVOCA_BASE_URL, or increase --timeout",
  ],
  [
    "a network failure after a response",
    unreachable,
    context(WITH_BASE_URL, true),
    `listDestinations: connection failed: ENOTFOUND (${URL_OF_PROXY}, 4 attempts): try again later`,
  ],
  [
    "a timeout after a response",
    timedOut("attempt"),
    context(ENV, true),
    `listDestinations: timed out after 9 ms (${URL_OF_SPEC}, 1 attempt): try again later, or increase --timeout`,
  ],
  [
    "the deadline",
    timedOut("deadline"),
    context(ENV, true),
    `listDestinations: timed out after 9 ms (${URL_OF_SPEC}, 1 attempt): try again later`,
  ],
  [
    "404 from a base URL",
    () => http(NotFoundError, 404),
    context(WITH_BASE_URL, true),
    `listDestinations: HTTP 404 (${URL_OF_PROXY}, 1 attempt): check INVOCA_BASE_URL, INVOCA_NETWORK_ID`,
  ],
  [
    "404 after items have been yielded",
    () => Object.assign(http(NotFoundError, 404), { yielded: 100 }),
    context(WITH_BASE_URL, true),
    `listDestinations: HTTP 404 (${URL_OF_PROXY}, 1 attempt): check INVOCA_NETWORK_ID, INVOCA_TOKEN`,
  ],
  [
    "404 from the spec's server",
    () => http(NotFoundError, 404),
    context(ENV, true),
    `listDestinations: HTTP 404 (${URL_OF_SPEC}, 1 attempt): check INVOCA_VANITY, INVOCA_NETWORK_ID`,
  ],
  [
    "403",
    () => http(PermissionError, 403),
    context(ENV, true),
    `listDestinations: HTTP 403 (${URL_OF_SPEC}, 1 attempt): ` +
      "check INVOCA_TOKEN, INVOCA_NETWORK_ID, and the permissions and allowed IP addresses of the account",
  ],
  [
    "400",
    () => http(HttpError, 400),
    context(ENV, true),
    `listDestinations: HTTP 400 (${URL_OF_SPEC}, 1 attempt): check INVOCA_NETWORK_ID, INVOCA_TOKEN`,
  ],
  [
    "429",
    () => http(RateLimitError, 429, { retryAfterMs: 61_500, retryable: true, attempts: 4 }),
    context(ENV, true),
    `listDestinations: HTTP 429 (${URL_OF_SPEC}, 4 attempts): try again in 62 s`,
  ],
  [
    "500",
    () => http(ServerError, 500, { retryable: true, attempts: 4 }),
    context(ENV, true),
    `listDestinations: HTTP 500 (${URL_OF_SPEC}, 4 attempts): try again later`,
  ],
  [
    "a redirect",
    () => http(HttpError, 302),
    context(ENV, true),
    `listDestinations: HTTP 302: redirect not followed (${URL_OF_SPEC}, 1 attempt): ` +
      "check INVOCA_VANITY, INVOCA_NETWORK_ID",
  ],
  [
    "304, which is not a redirect",
    () => http(HttpError, 304),
    context(ENV, true),
    `listDestinations: HTTP 304 (${URL_OF_SPEC}, 1 attempt): check INVOCA_NETWORK_ID, INVOCA_TOKEN`,
  ],
  [
    "an invalid body",
    () => invalidBody("<a>\n<b>"),
    context(ENV, true),
    `listDestinations: HTTP 200: not JSON: <a> <b> (${URL_OF_SPEC}, 1 attempt): check INVOCA_VANITY, INVOCA_NETWORK_ID`,
  ],
  [
    "an empty body",
    () => Object.assign(invalidBody(" \n"), { yielded: 100 }),
    context(ENV, true),
    `listDestinations: HTTP 200: not JSON (${URL_OF_SPEC}, 1 attempt): try again later`,
  ],
  [
    "a long body",
    () => Object.assign(invalidBody("x".repeat(101)), { yielded: 100 }),
    context(ENV, true),
    `listDestinations: HTTP 200: not JSON: ${"x".repeat(100)}… (${URL_OF_SPEC}, 1 attempt): try again later`,
  ],
  [
    "a rejected credential",
    () => http(AuthenticationError, 401),
    context(WITH_BASE_URL, true),
    `listDestinations: HTTP 401 (${URL_OF_PROXY}, 1 attempt): check INVOCA_TOKEN`,
  ],
  [
    "an invalid credential",
    () => new CredentialError("invoca: listDestinations: invalid", { ...CALL, attempts: 0 }),
    { env: ENV, servers: { find: () => undefined, fetchFor: () => fetch } },
    "listDestinations: invalid: check INVOCA_TOKEN",
  ],
  [
    "a credential rejected by JSON-RPC",
    rpc("access_token_invalid"),
    CALLGEAR,
    "authentication failed (access_token_invalid) (https://dataapi.callgear.com/v2.0, 1 attempt): " +
      "check CALLGEAR_ACCESS_TOKEN",
  ],
  [
    "another JSON-RPC error",
    rpc("ip_not_whitelisted"),
    CALLGEAR,
    "get.virtual_numbers: RPC error -32001 ip_not_whitelisted (https://dataapi.callgear.com/v2.0, 1 attempt): " +
      "check CALLGEAR_ACCESS_TOKEN, and the permissions and allowed IP addresses of the account",
  ],
  [
    "a list that does not end",
    () => new ListingError("invoca: listDestinations: pagination did not advance", { ...CALL, attempts: 0 }),
    context(ENV, true),
    `listDestinations: pagination did not advance (${URL_OF_SPEC}): try again later`,
  ],
  ["another error", () => new Error("a\nt0ken-1"), context(ENV, true), "a [redacted]"],
])("%s", (_, createError, errorContext, message) => {
  expect(describeError(createError(), errorContext)).toBe(message);
});

test("a failed attempt is described without what to do", () => {
  expect(describeAttempt(timedOut("attempt")(), context(ENV, false))).toBe(
    `listDestinations: no response: timed out after 9 ms (${URL_OF_SPEC})`,
  );
  expect(describeAttempt(http(ServerError, 500), context(ENV, true))).toBe("listDestinations: HTTP 500");
});

test("values of variables in messages and bodies are redacted: they may be credentials", () => {
  const env = { INVOCA_TOKEN: "leadtrust", INVOCA_VANITY: "S3cret-Token", INVOCA_NETWORK_ID: "123456789012" };
  const errorContext = { ...context(env, true), env };
  const text = "getaddrinfo ENOTFOUND s3cret-token.invoca.net, leadtrust, 123456789012";
  const network = new NetworkError(`invoca: listDestinations: ${text}`, CALL);
  const body = new InvalidResponseError("invoca: listDestinations: HTTP 200", { ...CALL, status: 200, body: text });
  for (const error of [network, body, new Error(text)]) {
    expect(describeError(error, errorContext)).toContain("[redacted].invoca.net, [redacted], [redacted]");
    expect(describeAttempt(error, errorContext)).not.toMatch(/s3cret|leadtrust|1234/i);
  }
});
