/** What a call rejects with if code from outside this package throws, or if a call is invalid. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isAbortError, isHttpError, isNetworkError, isNumberInventoryError } from "../../src/errors.js";
import { callgear, CASES, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const throwing = () => {
  throw new Error("trap");
};
const traps = {
  get: throwing,
  has: throwing,
  getPrototypeOf: throwing,
  ownKeys: throwing,
  getOwnPropertyDescriptor: throwing,
  set: throwing,
};

/** Values that other code may throw, or use as the reason of an abort. */
const ODD_VALUES: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  "an empty string": () => "",
  "a number": () => 0,
  "a bigint": () => 10n,
  "a symbol": () => Symbol("x"),
  "a function": () => throwing,
  "an object without a prototype": () => Object.create(null),
  "a frozen object": () => Object.freeze({ message: "x" }),
  "a frozen error": () => Object.freeze(new Error("x")),
  "a proxy that throws": () => new Proxy({}, traps),
  "a proxy of an error that throws": () => new Proxy(new Error("x"), traps),
  "an error with a number as its message": () => Object.assign(new Error(), { message: 7 }),
  "an error with a bigint as its code": () => Object.assign(new Error("x"), { code: 7n }),
  "an error with a symbol as its name": () => Object.assign(new Error("x"), { name: Symbol("x") }),
  "an error whose message throws": () => Object.defineProperty(new Error(), "message", { get: throwing }),
  "an error whose cause throws": () => Object.defineProperty(new Error("x"), "cause", { get: throwing }),
  "an error whose cause is itself": () => {
    const error = new Error("x");
    return Object.assign(error, { cause: error });
  },
};

describe.each(Object.entries(ODD_VALUES))("%s", (_, create) => {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other code may do this
  const reject = () => Promise.reject(create());
  const synchronous = () => {
    throw create();
  };

  test.each(CASES)("thrown by a custom fetch is a NetworkError ($id)", async ({ list }) => {
    for (const fetch of [reject, synchronous]) {
      const failure = await failureOf(list(NOWHERE, {}, { fetch, retry: { maxRetries: 1, baseDelayMs: 0 } }).toArray());
      expect(failure).toMatchObject({ kind: "network", attempts: 2, retryable: true });
    }
  });

  test.each(CASES)("thrown by a credential function is a CredentialError ($id)", async ({ list }) => {
    for (const credential of [reject, synchronous]) {
      expect(await failureOf(list(NOWHERE, {}, { credential }).toArray())).toMatchObject({
        kind: "credential",
        attempts: 0,
      });
    }
  });

  test.each(CASES)("as the reason of an abort is an AbortError ($id)", async ({ list }) => {
    expect(await failureOf(list(NOWHERE, { signal: AbortSignal.abort(create()) }).toArray())).toMatchObject({
      kind: "abort",
    });
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => {
      controller.abort(create());
      return reject();
    };
    expect(await failureOf(list(NOWHERE, { signal }, { fetch }).toArray())).toMatchObject({ kind: "abort" });
  });

  test("thrown while a body is read is a NetworkError", async () => {
    const fetch = () => Promise.resolve(new Response(new ReadableStream({ pull: (c) => c.error(create()) })));
    expect(await failureOf(invoca(NOWHERE, { fetch, retry: false }).destinations.get(1))).toMatchObject({
      kind: "network",
    });
  });

  test("is checked by the type guards without an exception", () => {
    expect([isNumberInventoryError, isHttpError, isAbortError].map((guard) => guard(create()))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

test("a frozen error of this package, thrown by a custom fetch, is thrown unchanged", async () => {
  const frozen = Object.freeze(await failureOf(invoca(NOWHERE, { fetch: throwing, retry: false }).destinations.get(1)));
  expect(isNetworkError(frozen)).toBe(true);
  const fetch = () => Promise.reject(frozen);
  expect(await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1))).toBe(frozen);
});

describe("a CallGear body of a wrong type", () => {
  test.each([
    ["text", "the request body must be a JSON object, got a string of length 4"],
    [[], "the request body must be a JSON object, got an array"],
    [null, "the request body must be a JSON object, got null"],
    [7, "the request body must be a JSON object, got 7"],
    [undefined, "the request body must be a JSON object, got a string of length 0"],
    [{ params: "s3cret" }, "`params` of the request body must be a JSON object, got a string of length 6"],
    [{ params: [] }, "`params` of the request body must be a JSON object, got an array"],
  ])("%j is a TypeError, before a credential is obtained", async (body, message) => {
    const { fetch, requests } = scriptedFetch({});
    const credential = vi.fn(() => "t");
    const failure = await failureOf(callgear(NOWHERE, { fetch, credential }).raw.POST("/v2.0", { body } as never));
    expect(failure).toEqual(new TypeError(message));
    expect(credential).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });

  test("that is not JSON is a TypeError too", async () => {
    const { fetch, requests } = scriptedFetch({});
    const { raw } = callgear(NOWHERE, { fetch });
    for (const body of [{ x: 1n }, new FormData()]) {
      const failure = await failureOf(raw.POST("/v2.0", { body } as never));
      expect(failure).toBeInstanceOf(TypeError);
    }
    expect(requests).toEqual([]);
  });

  test("is sent without `params`, or with `params: null`", async () => {
    for (const params of [undefined, null]) {
      const { fetch, requests } = scriptedFetch({ result: { data: [], metadata: { total_items: 0 } } });
      const body = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params };
      await callgear(NOWHERE, { fetch, credential: "t" }).raw.POST("/v2.0", { body } as never);
      expect(await requests[0]!.json()).toMatchObject({ params: { access_token: "t" } });
    }
  });
});

test("an error of a middleware is thrown unchanged, and not retried", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const client = invoca(NOWHERE, { fetch });
  const thrown = new TypeError("own mistake");
  const onRequest = vi.fn(() => {
    throw thrown;
  });
  client.raw.use({ onRequest });
  expect(await failureOf(client.destinations.get(1))).toBe(thrown);
  expect(onRequest).toHaveBeenCalledTimes(1);
  expect(requests).toEqual([]);
});

test("an error of this package's own code is thrown unchanged, and not retried", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const client = invoca(NOWHERE, { fetch });
  const parse = vi.spyOn(JSON, "stringify").mockImplementation(throwing);
  const { body } = new Response('{"a":1}');
  const broken = { headers: new Headers(), status: 403, ok: false, body };
  const failing = invoca(NOWHERE, { fetch: () => Promise.resolve(broken as unknown as Response) });
  const failure = await failureOf(failing.destinations.get(1));
  parse.mockRestore();
  expect(failure).toEqual(new Error("trap"));
  expect(await client.destinations.get(1)).toEqual({ id: 1 });
  expect(requests).toHaveLength(1);
});

test("a response of status 407, and HTTPS on a port of HTTP, have errors that name the probable cause", async () => {
  const server = createServer((_, response) => response.writeHead(407, { "proxy-authenticate": "Basic" }).end());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const messageFrom = async (url: string) =>
    (await failureOf(invoca({ url }, { retry: false }).destinations.get(1))).message;
  expect(await messageFrom(`http://127.0.0.1:${port}`)).toMatch(/: fetch failed, possibly because a proxy .*\(407\)$/);
  expect(await messageFrom(`https://127.0.0.1:${port}`)).toMatch(
    /: TLS error: .*; the server may not use HTTPS at this port$/,
  );
});

describe("a caller's own credential", () => {
  const path = { network_id: 1234 };
  const headers = { authorization: "own-s3cret" };

  test("in a header is sent once, and after a 401 the client's credential function is not called", async () => {
    const { fetch, requests } = scriptedFetch(new Response('{"token":"own-s3cret"}', { status: 401 }));
    const credential = vi.fn(() => "client-token");
    const client = invoca(NOWHERE, { fetch, credential });
    const { response } = await client.raw.GET("/{network_id}/customer_phone_numbers.json", {
      params: { path },
      headers,
    });
    expect(response.status).toBe(401);
    expect(credential).not.toHaveBeenCalled();
    expect(requests.map((request) => request.headers.get("authorization"))).toEqual(["own-s3cret"]);
  });

  test("in a body is sent once, and after its rejection the client's credential function is not called", async () => {
    const error = { code: -32001, message: "x", data: { mnemonic: "access_token_expired" } };
    const { fetch, requests } = scriptedFetch({ error });
    const credential = vi.fn(() => "client-token");
    const body = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: { access_token: "own-s3cret" } };
    await callgear(NOWHERE, { fetch, credential }).raw.POST("/v2.0", { body } as never);
    expect(credential).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
    expect(await requests[0]!.json()).toEqual(body);
  });
});
