import { createServer, type AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { isNumberInventoryError } from "../../src/http/errors/base-error.js";
import * as http from "../../src/http/errors/http-error.js";
import { isNetworkError, NetworkError } from "../../src/http/errors/network-error.js";
import { isRpcError, RpcError } from "../../src/http/errors/rpc-error.js";
import { isInvalidResponseError, InvalidResponseError } from "../../src/http/errors/invalid-response-error.js";
import { callgear, CASES, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { always, FAULTS, startCallgear, startInvoca, type Fault } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const ONCE = { retry: false } as const;
const getWith = (response: Response | Error) =>
  failureOf<Record<string, unknown> & Error>(
    invoca(NOWHERE, { ...ONCE, fetch: scriptedFetch(response).fetch }).destinations.get(1),
  );

test.each([
  [401, "AuthenticationError", http.isAuthenticationError],
  [403, "PermissionError", http.isPermissionError],
  [404, "NotFoundError", http.isNotFoundError],
  [429, "RateLimitError", http.isRateLimitError],
  [500, "ServerError", http.isServerError],
  [503, "ServerError", http.isServerError],
  [599, "ServerError", http.isServerError],
  [400, "HttpError", http.isHttpError],
  [422, "HttpError", http.isHttpError],
] as const)("status %i is a %s", async (status, name, guard) => {
  const failure = await getWith(Response.json({ errors: { class: "X", invalid_data: "why" } }, { status }));
  expect(failure).toBeInstanceOf(http[name]);
  expect(failure).toBeInstanceOf(http.HttpError);
  expect(failure).toBeInstanceOf(Error);
  expect([guard(failure), http.isHttpError(failure), isNumberInventoryError(failure)]).toEqual([true, true, true]);
  expect(failure).toMatchObject({
    name,
    kind: "http",
    status,
    provider: "invoca",
    operation: "getDestination",
    attempts: 1,
    body: { errors: { class: "X", invalid_data: "why" } },
    headers: { "content-type": "application/json" },
  });
  expect(failure.message).toMatch(new RegExp(`^invoca: getDestination: HTTP ${status} .*why`));
  expect(JSON.parse(JSON.stringify(failure))).toMatchObject({ name, status, message: failure.message, attempts: 1 });
});

const ODD = [600, 700, 999];

test.each(ODD)("status %i of a server, which a `Response` cannot have, is an error without retries", async (status) => {
  const content = { errors: "odd" };
  const simulator = await forTest(startInvoca({ faults: always({ kind: "status", status, content }) }));
  const client = invoca(simulator);
  const raw = client.raw.GET("/{network_id}/customer_phone_numbers.json", { params: { path: { network_id: 1234 } } });
  const calls = [client.destinations.get(1), client.destinations.list().toArray(), raw];
  for (const failure of await Promise.all(calls.map((call) => failureOf(call)))) {
    expect(http.isServerError(failure)).toBe(true);
    expect(failure).toMatchObject({ kind: "http", status, body: content, attempts: 1, retryable: false });
  }
  expect(simulator.requests).toHaveLength(3);
});

test.each(ODD)("status %i of a custom fetch is an error without retries", async (status) => {
  for (const { list } of CASES) {
    const odd = () => Object.defineProperties(Response.json({}), { status: { value: status }, ok: { value: false } });
    const { fetch, requests } = scriptedFetch(odd);
    const failure = await failureOf(list(NOWHERE, {}, { fetch }).toArray());
    expect(failure).toMatchObject({ kind: "http", status, attempts: 1, retryable: false });
    expect(requests).toHaveLength(1);
  }
});

test("`Response.error()` is a network error", async () => {
  const { fetch, requests } = scriptedFetch(() => Response.error());
  const failure = await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "network", attempts: 4, retryable: true });
  expect(requests).toHaveLength(4);
});

test("the type guards distinguish the families of errors", async () => {
  const failure = await getWith(new Response("", { status: 404 }));
  const others = [http.isAuthenticationError, http.isPermissionError, http.isServerError, http.isRateLimitError];
  for (const guard of [...others, isRpcError, isNetworkError, isInvalidResponseError]) {
    expect(guard(failure)).toBe(false);
  }
  for (const value of [null, undefined, "x", {}, new Error("x"), { kind: "http", status: 404 }]) {
    expect(http.isHttpError(value)).toBe(false);
    expect(isNumberInventoryError(value)).toBe(false);
  }
});

test("the type guards work for errors of another copy of the package", async () => {
  const another = "../../src/http/errors/http-error.js?copy";
  const copy = (await import(another)) as typeof http;
  const error = new copy.NotFoundError("x", {
    provider: "p",
    operation: "o",
    status: 404,
    headers: {},
    body: "",
    retryAfterMs: undefined,
  });
  expect(error).not.toBeInstanceOf(http.NotFoundError);
  expect(http.isNotFoundError(error)).toBe(true);
});

test("an error's body is limited, in the message too", async () => {
  const long = "x".repeat(100_000);
  for (const content of [long, JSON.stringify({ message: long }), JSON.stringify({ deep: [long] })]) {
    const failure = await getWith(new Response(content, { status: 500 }));
    expect(JSON.stringify(failure).length).toBeLessThan(12_000);
    expect(failure.message.length).toBeLessThan(1000);
  }
});

test("an error with an empty or non-JSON body reports that", async () => {
  expect(await getWith(new Response(null, { status: 500 }))).toMatchObject({ status: 500, body: "" });
  expect(await getWith(new Response("<h1>Oops</h1>", { status: 502 }))).toMatchObject({ body: "<h1>Oops</h1>" });
  expect((await getWith(new Response("a\n\n  b", { status: 502 }))).message).toMatch(/HTTP 502 a\s+b/);
});

test("only headers that are safe to show are shown", async () => {
  const headers = {
    "retry-after": "7",
    "x-request-id": "r-1",
    "set-cookie": "session=1",
    "www-authenticate": "Bearer realm=x",
    "x-other": "1",
  };
  const failure = await getWith(new Response(null, { status: 404, headers }));
  expect(failure["headers"]).toEqual({ "retry-after": "7", "x-request-id": "r-1" });
  expect(failure).toMatchObject({ retryAfterMs: 7000 });
});

test("a JSON-RPC error has its code, mnemonic, field and body", async () => {
  const simulator = await forTest(startCallgear({ rows: 1 }));
  const limit = 10_001;
  const raw = callgear(simulator, { ...ONCE, credential: "wrong" });
  const failure = await failureOf(raw.virtualNumbers.list().toArray());
  expect(failure).toBeInstanceOf(RpcError);
  expect(isRpcError(failure)).toBe(true);
  expect(failure).toMatchObject({
    name: "RpcError",
    provider: "callgear",
    operation: "get.virtual_numbers",
    code: -32001,
    mnemonic: "access_token_invalid",
    field: undefined,
    body: { code: -32001, data: { mnemonic: "access_token_invalid" } },
    attempts: 1,
    retryable: false,
  });

  const { fetch } = scriptedFetch({
    error: { code: -32602, message: "Bad", data: { mnemonic: "data_type_error", field: "filter.value", value: limit } },
  });
  const other = await failureOf(callgear(NOWHERE, { fetch }).virtualNumbers.list().toArray());
  expect(other).toMatchObject({ code: -32602, mnemonic: "data_type_error", field: "filter.value" });
  expect(other.message).toMatch(
    /^callgear: get.virtual_numbers: RPC error -32602.*data_type_error.*Bad.*filter\.value/,
  );
});

test("a JSON-RPC error with a mnemonic is an RpcError under any status; without, only under 2xx", async () => {
  const thrown = async (status: number, data?: object) => {
    const error = { code: -32600, message: "Invalid", ...(data && { data }) };
    const { fetch, requests } = scriptedFetch(Response.json({ error }, { status, headers: { "retry-after": "0" } }));
    const { virtualNumbers } = callgear(NOWHERE, { fetch, retry: { maxRetries: 2, baseDelayMs: 0 } });
    return { failure: await failureOf(virtualNumbers.list().toArray()), requests: requests.length };
  };
  for (const status of [200, 400, 401, 500]) {
    const { failure } = await thrown(status, { mnemonic: "invalid_request" });
    expect(failure).toMatchObject({ kind: "rpc", code: -32600, mnemonic: "invalid_request", field: undefined });
  }
  expect((await thrown(200)).failure).toMatchObject({ kind: "rpc", code: -32600, mnemonic: undefined });
  for (const status of [400, 401]) {
    expect(await thrown(status)).toMatchObject({ failure: { kind: "http", status }, requests: 1 });
  }
  for (const status of [429, 503]) {
    expect(await thrown(status)).toMatchObject({ failure: { kind: "http", status, retryAfterMs: 0 }, requests: 3 });
  }
});

test("an RPC error without a code or with invalid data is still an RpcError", async () => {
  for (const error of [{}, { code: "x" }, { data: null }, { data: { mnemonic: 7 } }, []]) {
    const { fetch } = scriptedFetch({ error });
    const failure = await failureOf(
      callgear(NOWHERE, { fetch, ...ONCE })
        .virtualNumbers.list()
        .toArray(),
    );
    expect(isRpcError(failure)).toBe(true);
  }
});

test.each(CASES)(
  "$id: a refused connection, a reset and a truncated response are network errors with their cause",
  async (one) => {
    const port = await freePort();
    const refused = await failureOf(one.list({ url: `http://127.0.0.1:${port}` }, {}, ONCE).toArray());
    expect(refused).toBeInstanceOf(NetworkError);
    expect(refused.message).toMatch(/ECONNREFUSED/);
    expect(refused.cause).toBeInstanceOf(Error);

    for (const fault of [FAULTS.reset, FAULTS.truncated]) {
      const simulator = await forTest(one.start({ rows: 3, faults: always(fault) }));
      const failure = await failureOf(one.list(simulator).toArray());
      expect(isNetworkError(failure)).toBe(true);
      expect(failure).toMatchObject({ attempts: 4, retryable: true, provider: one.id });
      expect(failure.cause).toBeInstanceOf(Error);
      expect(simulator.requests).toHaveLength(4);
    }
  },
);

test("an exception of a custom fetch is a network error that quotes it", async () => {
  const failure = await getWith(new TypeError("fetch failed", { cause: new Error("ENOTFOUND api.test") }));
  expect(failure).toMatchObject({ kind: "network", retryable: true });
  expect(failure.message).toBe("invoca: getDestination: ENOTFOUND api.test");
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- some custom fetches do this
  const fetch = () => Promise.reject("a string");
  expect(await failureOf(invoca(NOWHERE, { ...ONCE, fetch }).destinations.get(1))).toMatchObject({
    kind: "network",
    message: "invoca: getDestination: a string",
    cause: "a string",
  });
});

test.each([undefined, null, new Error(""), {}])(
  "a custom fetch that throws %o causes a message without an empty part",
  async (value) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- some custom fetches do this
    const fetch = () => Promise.reject(value);
    const failure = await failureOf(invoca(NOWHERE, { ...ONCE, fetch }).destinations.get(1));
    expect(failure).toMatchObject({ kind: "network", attempts: 1 });
    expect(failure.message).toMatch(/^invoca: getDestination: (unknown error|\[object Object\])$/);
  },
);

test.each<[string, () => unknown]>([
  ["an object without a prototype", () => Object.create(null)],
  ["an object whose `toString` throws", () => ({ toString: () => [].at(0)!["unknown"] })],
  ["an error with an object as its message", () => Object.assign(new Error(), { message: { code: 7 } })],
  ["an error without a name", () => Object.assign(new Error("no name"), { name: null })],
  ["an error whose cause has no prototype", () => new Error("outer", { cause: Object.create(null) })],
  [
    "an error with a getter that throws",
    () => Object.defineProperty(new Error("x"), "message", { get: () => [].at(0)!["unknown"] }),
  ],
])("%s, thrown by other code or the reason of an abort, does not hide the error of this package", async (_, create) => {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other code may do this
  const reject = () => Promise.reject(create());
  const client = invoca(NOWHERE, { ...ONCE, fetch: reject });
  expect(await failureOf(client.destinations.get(1))).toMatchObject({ kind: "network", attempts: 1 });
  const signal = AbortSignal.abort(create());
  expect(await failureOf(client.destinations.get(1, { signal }))).toMatchObject({ kind: "abort", attempts: 0 });
  const failure = await failureOf(invoca(NOWHERE, { credential: reject }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "credential", attempts: 0 });
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  ["text", "a string of length 4"],
  [{ status: 200, json: () => ({}) }, "an object"],
  [{ status: 200, headers: {} }, "an object"],
])(
  "a custom fetch that resolves to %o instead of a Response is a network error, without a retry",
  async (value, shown) => {
    const fetch = () => Promise.resolve(value as Response);
    const failure = await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1));
    expect(failure).toMatchObject({
      kind: "network",
      attempts: 1,
      retryable: false,
      message: `invoca: getDestination: \`fetch\` must resolve to a Response, got ${shown}`,
    });
  },
);

test("a custom fetch is called without `this`, as browsers require for their own", async () => {
  const fetch = function (this: unknown) {
    return Promise.resolve(Response.json({ id: 1, isMethod: this !== undefined }));
  };
  expect(await invoca(NOWHERE, { fetch }).destinations.get(1)).toEqual({ id: 1, isMethod: false });
});

test("the message about a status without a body ends with the status", async () => {
  expect((await getWith(new Response("", { status: 404 }))).message).toBe("invoca: getDestination: HTTP 404");
});

const UNREADABLE: [string, Response, RegExp][] = [
  ["HTML with status 200", new Response("<h1>Log in</h1>", { headers: { "content-type": "text/html" } }), /HTTP 200/],
  ["truncated JSON", new Response('{"id": 1'), /HTTP 200/],
  ["an empty body", new Response(""), /HTTP 200/],
  ["no body", new Response(null, { status: 204 }), /HTTP 204/],
  ["an array instead of an object", Response.json([]), /HTTP 200/],
  ["null", Response.json(null), /HTTP 200/],
  ["a string", Response.json("ok"), /HTTP 200/],
];

test.each(UNREADABLE)("%s is an InvalidResponseError", async (_, response, words) => {
  const { fetch, requests } = scriptedFetch(response);
  const failure = await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1));
  expect(failure).toBeInstanceOf(InvalidResponseError);
  expect(isInvalidResponseError(failure)).toBe(true);
  expect(failure).toMatchObject({ kind: "invalid-response", attempts: 4, retryable: true, status: response.status });
  expect(failure.message).toMatch(words);
  expect(requests).toHaveLength(4);
});

test.each(CASES)("$id: a list in another form than documented is an InvalidResponseError", async ({ list, empty }) => {
  const broken = [{}, { data: {} }, { numbers: null }, { result: {} }, { result: { data: "x" } }];
  const withBadItem = (item: unknown) =>
    JSON.parse(JSON.stringify(empty), (_, value: unknown) => (Array.isArray(value) ? [item] : value)) as object;
  for (const content of [...broken, withBadItem(null), withBadItem("x"), withBadItem([])]) {
    const { fetch } = scriptedFetch(content);
    const failure = await failureOf(list(NOWHERE, {}, { fetch, ...ONCE }).toArray());
    expect([content, failure.name]).toEqual([content, "InvalidResponseError"]);
  }
});

test("a body over `maxBodyBytes` is not read further and not requested again", async () => {
  for (const fault of [FAULTS.endless, undefined]) {
    const simulator = await forTest(startInvoca({ rows: 100, ...(fault && { faults: always(fault) }) }));
    const failure = await failureOf(invoca(simulator, { maxBodyBytes: 5000 }).destinations.list().toArray());
    expect(failure).toMatchObject({ kind: "invalid-response", attempts: 1, retryable: false });
    expect(failure.message).toMatch(/response body exceeds maxBodyBytes \(5000\)/);
    await until(() => simulator.open === 0);
    expect(simulator.requests).toHaveLength(1);
  }
});

test("an error whose body is over `maxBodyBytes` is still that error, and its connection is closed", async () => {
  let cancelled = false;
  const content = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => void (cancelled = true),
  });
  const fetch = () => Promise.resolve(new Response(content, { status: 500 }));
  const failure = await failureOf(invoca(NOWHERE, { fetch, maxBodyBytes: 5000, ...ONCE }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "http", status: 500 });
  await until(() => cancelled);

  const fault: Fault = { kind: "endless", status: 500 };
  const simulator = await forTest(startInvoca({ rows: 1, faults: always(fault) }));
  const other = await failureOf(invoca(simulator, { maxBodyBytes: 5000, ...ONCE }).destinations.get(1));
  expect(other).toMatchObject({ kind: "http", status: 500 });
  await until(() => simulator.open === 0);
});

test("an error whose body is truncated is still that error", async () => {
  const content = new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) });
  const { fetch } = scriptedFetch(() => new Response(content, { status: 404 }));
  const failure = await failureOf(invoca(NOWHERE, { ...ONCE, fetch }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "http", status: 404, body: "" });
});

test("text is decoded across chunks, and bytes count, not characters", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ id: 1, name: "é😀".repeat(10) }));
  const chunked = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) {
            controller.enqueue(Uint8Array.of(byte));
          }
          controller.close();
        },
      }),
    );
  const get = (maxBodyBytes: number) =>
    invoca(NOWHERE, { maxBodyBytes, ...ONCE, fetch: () => Promise.resolve(chunked()) }).destinations.get(1);
  expect(await get(bytes.length)).toEqual({ id: 1, name: "é😀".repeat(10) });
  expect(await failureOf(get(bytes.length - 1))).toMatchObject({ kind: "invalid-response" });
});

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(condition()).toBe(true));
}

/** Returns a port that is not in use. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

test("a body of chunks that are available immediately does not block the event loop", async () => {
  let chunks = 0;
  let isCancelled = false;
  const body = new ReadableStream({
    pull(controller) {
      chunks++;
      if (chunks > 1_000_000) {
        controller.close();
      } else {
        controller.enqueue(new Uint8Array(0));
      }
    },
    cancel() {
      isCancelled = true;
    },
  });
  const fetch = () => Promise.resolve(new Response(body));
  const failure = await failureOf(invoca(NOWHERE, { fetch, timeoutMs: 20, retry: false }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "timeout", limit: "attempt" });
  await vi.waitUntil(() => isCancelled);
});
