import { describe, expect, test } from "vitest";
import type { ProviderId } from "../../src/providers/index.js";
import { idPropertyOf } from "../support/id-property.js";
import {
  apifonica,
  callgear,
  caseOf,
  CASES,
  CLIENTS,
  cloudlx,
  failureOf,
  invoca,
  NOWHERE,
  type AnyListing,
  type TestClientOptions,
} from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startCallgear } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const ONCE = { retry: false } as const;
const path = { network_id: 1234 };
const rpc = { jsonrpc: "2.0", id: 7, method: "get.virtual_numbers" } as const;

/** One call with `raw` of each client. */
const CALLS = {
  invoca: (options: TestClientOptions, place = NOWHERE, init: object = {}) =>
    invoca(place, options).raw.GET("/{network_id}/customer_phone_numbers.json", { params: { path }, ...init }),
  cloudlx: (options: TestClientOptions, place = NOWHERE, init: object = {}) =>
    cloudlx(place, options).raw.GET("/numbers", { ...init }),
  apifonica: (options: TestClientOptions, place = NOWHERE, init: object = {}) =>
    apifonica(place, options).raw.GET("/accounts/{accountSID}/numbers", {
      params: { path: { accountSID: "acc-1" } },
      ...init,
    }),
  callgear: (options: TestClientOptions, place = NOWHERE, init: object = {}) =>
    callgear(place, options).raw.POST("/v2.0", { body: { ...rpc, params: {} as { access_token: string } }, ...init }),
} satisfies Record<ProviderId, unknown>;
type Result = { data?: unknown; error?: unknown; response: Response };

describe.each(Object.keys(CALLS) as (keyof typeof CALLS)[])("%s", (id) => {
  const call = CALLS[id] as (options: TestClientOptions, place?: typeof NOWHERE, init?: object) => Promise<Result>;

  test("resolves to the data, with the credential and retries of the transport", async () => {
    const simulator = await forTest(caseOf(id).start({ rows: 2, faults: firstRequests(2, FAULTS.truncated) }));
    const { data, error, response } = await call({}, simulator);
    expect(error).toBeUndefined();
    expect(JSON.stringify(data)).toContain(`"${idPropertyOf(id)}":`);
    expect(response).toMatchObject({ ok: true, status: 200 });
    expect(response).toBeInstanceOf(Response);
    expect(response.url).toBe(simulator.requests[0]!.url.href);
    expect(simulator.requests).toHaveLength(3);
  });

  test("resolves to the server's error after the retries for its status", async () => {
    for (const [status, requests] of [
      [400, 1],
      [401, 1],
      [404, 1],
      [422, 1],
      [500, 4],
    ] as const) {
      const { fetch, requests: sent } = scriptedFetch(Response.json({ why: status }, { status }));
      const result = await call({ fetch });
      expect(result.data).toBeUndefined();
      expect(result.error).toEqual({ why: status });
      expect(result.response.status).toBe(status);
      expect(sent).toHaveLength(requests);
    }
  });

  test("an error with an empty or non-JSON body is still an error", async () => {
    for (const [content, status] of [
      ["", 500],
      ["<h1>", 404],
      [null, 403],
    ] as const) {
      const { fetch } = scriptedFetch(() => new Response(content, { status }));
      const result = await call({ fetch, ...ONCE });
      expect([status, "data" in result && result.data !== undefined]).toEqual([status, false]);
      expect(result.response.status).toBe(status);
      if (content === "<h1>") {
        expect(result.error).toBe("<h1>");
      }
    }
  });

  test("rejects with the package's errors in all other cases", async () => {
    const rest = [
      [new TypeError("fetch failed"), "network"],
      [new Response("<html>"), "invalid-response"],
      [new Response(""), "invalid-response"],
    ] as const;
    for (const [act, kind] of rest) {
      expect(await failureOf(call({ fetch: scriptedFetch(act).fetch, ...ONCE }))).toMatchObject({ kind, provider: id });
    }
    const hanging = () => new Promise<Response>(() => undefined);
    expect(await failureOf(call({ fetch: hanging, timeoutMs: 5, ...ONCE }))).toMatchObject({ kind: "timeout" });
    const signal = AbortSignal.abort();
    expect(await failureOf(call({ fetch: hanging }, NOWHERE, { signal }))).toMatchObject({ kind: "abort" });
    const credential = () => Promise.reject(new Error("vault"));
    expect(await failureOf(call({ fetch: hanging, credential }))).toMatchObject({ kind: "credential" });
  });

  test("returns text, bytes and streams with `parseAs`", async () => {
    const simulator = await forTest(caseOf(id).start({ rows: 2 }));
    const { data: text } = await call({}, simulator, { parseAs: "text" });
    expect(JSON.parse(text as string)).toEqual((await call({}, simulator)).data);
    const { data: bytes } = await call({}, simulator, { parseAs: "arrayBuffer" });
    expect(new TextDecoder().decode(bytes as ArrayBuffer)).toBe(text);
    const { data: blob } = await call({}, simulator, { parseAs: "blob" });
    expect(await (blob as Blob).text()).toBe(text);
    const { data: stream } = await call({}, simulator, { parseAs: "stream" });
    expect(await new Response(stream as ReadableStream).text()).toBe(text);
  });

  test("returns the body of the response in every form and repeatedly, although it was parsed", async () => {
    const record = (row: object) => ({ ...row, name: "Zürich – 東京 🙂" });
    const simulator = await forTest(caseOf(id).start({ rows: 2, record }));
    const { data, response } = await call({}, simulator);
    const text = await response.text();
    expect(text).toContain("東京 🙂");
    expect(JSON.parse(text)).toEqual(data);
    for (const copy of [response, response.clone(), response.clone().clone()]) {
      expect(await copy.clone().json()).toEqual(data);
      expect(await copy.clone().text()).toBe(text);
      expect(await (await copy.clone().blob()).text()).toBe(text);
      expect(new TextDecoder().decode(await copy.clone().arrayBuffer())).toBe(text);
      expect(await new Response(copy.clone().body).text()).toBe(text);
      expect(copy).toMatchObject({ status: 200, ok: true });
      expect(copy.headers.get("content-type")).toMatch(/json/);
    }
    expect(await (await response.blob()).text()).toBe(text);
    const { bytes } = response as { bytes?: () => Promise<Uint8Array> };
    // Only newer runtimes have it.
    if ("bytes" in Response.prototype) {
      expect(new TextDecoder().decode(await bytes!.call(response))).toBe(text);
    }
    expect(new TextDecoder().decode(await response.arrayBuffer())).toBe(text);
    expect(await new Response(response.body).text()).toBe(text);
    expect(await response.json()).toEqual(data);
  });

  test("returns the body of an error in every form, also if it is empty", async () => {
    for (const content of ['{"why":"not"}', "<h1>no</h1>", ""]) {
      const { fetch } = scriptedFetch(() => new Response(content, { status: 404, statusText: "Gone fishing" }));
      const { response } = await call({ fetch });
      expect(response).toMatchObject({ status: 404, ok: false, statusText: "Gone fishing" });
      expect(await response.text()).toBe(content);
      expect(await response.clone().text()).toBe(content);
      expect(await (await response.blob()).text()).toBe(content);
      expect(await new Response(response.body).text()).toBe(content);
    }
  });

  test("returns the response of a middleware: a clone, or a new response", async () => {
    const simulator = await forTest(caseOf(id).start({ rows: 2 }));
    const plain = await call({}, simulator);
    type Made = { response: Response };
    const middlewares = [
      ({ response }: Made) => response.clone(),
      ({ response }: Made) => new Response(response.body, response),
      ({ response }: Made) => new Response(response.body, { status: 200 }),
      async ({ response }: Made) => Response.json(await response.json()),
    ];
    for (const onResponse of middlewares) {
      for (const parseAs of ["json", "text", "arrayBuffer"]) {
        const { data } = await call({}, simulator, { parseAs, middleware: [{ onResponse }] });
        const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
        expect(typeof text === "string" ? JSON.parse(text) : text).toEqual(plain.data);
      }
    }
  });

  test("passes the response to the middleware of openapi-fetch", async () => {
    const seen: unknown[] = [];
    const simulator = await forTest(caseOf(id).start({ rows: 1 }));
    const middleware = [
      { onResponse: async ({ response }: { response: Response }) => void seen.push(await response.clone().json()) },
    ];
    const { data } = await call({}, simulator, { middleware });
    expect(seen).toEqual([data]);
  });
});

test.each(CASES)(
  "$id: a middleware of `raw` that clones every response does not change the data and errors of the facade",
  async (one) => {
    const middleware = { onResponse: ({ response }: { response: Response }) => response.clone() };
    const refusal = { jsonrpc: "2.0", id: 1, error: { code: -32003, message: "No", data: { mnemonic: "forbidden" } } };
    const connect = CLIENTS[one.id as "callgear"];
    const listOf = (client: object) =>
      Object.values(client)
        .find((part): part is { list: () => AnyListing } => typeof (part as { list?: unknown }).list === "function")!
        .list();
    const client = connect(NOWHERE, { fetch: scriptedFetch(one.empty).fetch });
    client.raw.use(middleware);
    expect(await listOf(client).toArray()).toEqual([]);

    const act = one.id === "callgear" ? refusal : Response.json({ why: "no" }, { status: 403 });
    const refused = connect(NOWHERE, { fetch: scriptedFetch(act).fetch });
    refused.raw.use(middleware);
    expect(await failureOf(listOf(refused).toArray())).toMatchObject({
      kind: one.id === "callgear" ? "rpc" : "http",
      provider: one.id,
    });
  },
);

test("callgear: a JSON-RPC error in an HTTP 200 is returned as data, as in the spec, after its retries", async () => {
  const error = { code: -32603, message: "x", data: { mnemonic: "internal_error" } };
  const { fetch, requests } = scriptedFetch({ jsonrpc: "2.0", id: 7, error });
  const result = await CALLS.callgear({ fetch });
  expect(result.data).toEqual({ jsonrpc: "2.0", id: 7, error });
  expect(requests).toHaveLength(4);
});

test("callgear: the access token is added if the caller omits it, and otherwise unchanged", async () => {
  const simulator = await forTest(startCallgear({ rows: 1, accessToken: "right" }));
  const client = callgear(simulator, { credential: "right" });
  const sent = () => (JSON.parse(simulator.requests.at(-1)!.body) as { params: object }).params;
  const params = (value: object) => value as { access_token: string };

  expect((await client.raw.POST("/v2.0", { body: { ...rpc, params: params({ limit: 5 }) } })).data).toHaveProperty(
    "result",
  );
  expect(sent()).toEqual({ limit: 5, access_token: "right" });
  const other = await client.raw.POST("/v2.0", { body: { ...rpc, params: { access_token: "other" } } });
  expect(other.data).toMatchObject({ error: { data: { mnemonic: "access_token_invalid" } } });
  expect(sent()).toEqual({ access_token: "other" });
  expect(
    (await client.raw.POST("/v2.0", { body: rpc as typeof rpc & { params: { access_token: string } } })).data,
  ).toHaveProperty("result");
  expect(sent()).toEqual({ access_token: "right" });
});

test.each(["invoca", "cloudlx", "apifonica"] as const)(
  "%s: an Authorization header of the caller replaces the client's",
  async (id) => {
    const { fetch, requests } = scriptedFetch({ data: [], numbers: [], recordsTotal: 0 });
    await CALLS[id]({ fetch }, NOWHERE, { headers: { authorization: "Own 1" } });
    expect(requests[0]!.headers.get("authorization")).toBe("Own 1");
  },
);
