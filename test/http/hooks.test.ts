import { expect, test } from "vitest";
import type { EndEvent, ExchangeEvent, ResponseEvent, RetryEvent } from "../../src/http/hooks.js";
import { listOperationOf } from "../support/list-operation.js";
import { CASES, callgear, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startInvoca } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

test.each(CASES)("$id: hooks are called for every response and every retry", async ({ id, start, list, keyOf }) => {
  const simulator = await forTest(start({ rows: 3, faults: firstRequests(1, FAULTS.unavailable) }));
  const retries: RetryEvent[] = [];
  const responses: ResponseEvent[] = [];
  const options = {
    onRetry: (event: RetryEvent) => retries.push(event),
    onResponse: (event: ResponseEvent) => responses.push(event),
  };
  expect((await list(simulator, {}, options).toArray()).map(keyOf)).toHaveLength(3);
  const operation = listOperationOf(id);
  expect(retries).toEqual([
    {
      provider: id,
      operation,
      callId: expect.any(Number) as number,
      isRpc: id === "callgear",
      attempt: 1,
      delayMs: expect.any(Number) as number,
      error: expect.any(Error) as Error,
    },
  ]);
  expect(retries[0]!.error).toMatchObject({ status: 503, attempts: 1 });
  expect(responses.map(({ status }) => status)).toEqual([503, 200]);
  for (const response of responses) {
    expect(response).toMatchObject({ provider: id, operation });
    expect(response.durationMs).toBeGreaterThanOrEqual(0);
  }
});

test("exceptions and rejections of hooks are ignored", async () => {
  const simulator = await forTest(startInvoca({ rows: 3, faults: firstRequests(2, FAULTS.html) }));
  const hooks = [
    () => {
      throw new Error("mine");
    },
    () => Promise.reject(new Error("mine")),
    () => ({ then: (_: unknown, reject: (why: unknown) => void) => reject(new Error("mine")) }),
  ];
  for (const hook of hooks) {
    const client = invoca(simulator, { onRetry: hook, onResponse: hook, onExchange: hook });
    expect(await client.destinations.list().toArray()).toHaveLength(3);
  }
});

test("events do not contain query parameters that are not in the spec", async () => {
  const responses: ResponseEvent[] = [];
  const { fetch } = scriptedFetch({ data: [], recordsTotal: 0 });
  const client = invoca(NOWHERE, { fetch, onResponse: (event) => responses.push(event) });
  const query = { query: "555", limit: 7, oauth_token: "elsewhere-secret" };
  await client.destinations.list(query).toArray();
  expect(JSON.stringify(responses)).not.toContain("elsewhere-secret");
});

test("calls that are not in the spec are named by method and path", async () => {
  const responses: ResponseEvent[] = [];
  const { fetch } = scriptedFetch({});
  const client = callgear(NOWHERE, { fetch, onResponse: (event) => responses.push(event) });
  const raw = client.raw as unknown as { GET: (path: string, init?: object) => Promise<unknown> };
  await raw.GET("/other", { params: { query: { key: "elsewhere-secret" } } });
  expect(responses[0]).toMatchObject({ provider: "callgear", operation: "GET /other", status: 200 });
  expect(JSON.stringify(responses)).not.toContain("elsewhere-secret");
});

test.each(CASES)(
  "$id: `onExchange` receives requests without the credential, and responses unchanged",
  async (each) => {
    const { id, start, list, keyOf } = each;
    const simulator = await forTest(start({ rows: 3, faults: firstRequests(1, FAULTS.unavailable) }));
    const exchanges: ExchangeEvent[] = [];
    const options = { onExchange: (event: ExchangeEvent) => exchanges.push(event) };
    const items = await list(simulator, {}, options).toArray();
    expect(items.map(keyOf)).toHaveLength(3);
    const calls = exchanges.filter(({ operation }) => operation !== "requestAccessToken");
    expect(calls.map(({ status }) => status)).toEqual([503, 200]);
    const [failed, page] = calls as [ExchangeEvent, ExchangeEvent];
    expect(page.provider).toBe(id);
    expect(page.headers.get("content-type")).toContain("json");
    expect(JSON.parse(page.text)).toEqual(page.body);
    expect(JSON.stringify(page.body)).toContain(JSON.stringify(items[0]).slice(1, -1));
    expect(failed.body).toBeUndefined();
    for (const { request } of calls) {
      expect(request.url).toContain(simulator.url);
      expect(request.headers.get("authorization")).toBeNull();
      expect(request.body ?? "").not.toContain("access_token");
    }
  },
);

test("`onExchange` receives a body that is too large to be parsed as text only", async () => {
  const exchanges: ExchangeEvent[] = [];
  const { fetch } = scriptedFetch(new Response("[".repeat(200_000)));
  const client = invoca(NOWHERE, { fetch, retry: false, onExchange: (event) => exchanges.push(event) });
  await expect(client.destinations.get(1)).rejects.toThrow("exceeds");
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]!.text).toHaveLength(200_000);
  expect(exchanges[0]!.body).toBeUndefined();
});

test("the events of a call have its id, and contain its attempts and its end", async () => {
  const rateLimit = { "x-ratelimit-remaining": "3", "set-cookie": "session=1", "x-request-id": "r-1" };
  const { fetch } = scriptedFetch(new Response("", { status: 503, headers: rateLimit }), { data: [], recordsTotal: 0 });
  const events: [name: string, event: Record<string, unknown>][] = [];
  const record = (name: string) => (event: object) => events.push([name, event as Record<string, unknown>]);
  const names = ["onRequest", "onResponse", "onRetry", "onEnd"] as const;
  const hooks = Object.fromEntries(names.map((name) => [name, record(name)]));
  const client = invoca(NOWHERE, { fetch, ...hooks });
  await client.destinations.list({ query: "+15550001" }).toArray();
  const order = ["onRequest", "onResponse", "onRetry", "onRequest", "onResponse", "onEnd"];
  expect(events.map(([name]) => name)).toEqual(order);
  expect(new Set(events.map(([, { callId }]) => callId)).size).toBe(1);
  const url = "https://api.test/1234/customer_phone_numbers.json";
  const common = { provider: "invoca", operation: "listDestinations", method: "GET", url };
  expect(events[0]![1]).toMatchObject({ ...common, attempt: 1 });
  const headers = { "content-type": "text/plain;charset=UTF-8", "x-ratelimit-remaining": "3", "x-request-id": "r-1" };
  expect(events[1]![1]).toMatchObject({ ...common, attempt: 1, status: 503, headers });
  expect(events[1]![1]["headers"]).toEqual(headers);
  expect(events[3]![1]).toMatchObject({ ...common, attempt: 2 });
  expect(events[5]![1]).toMatchObject({ ...common, attempts: 2, status: 200, error: undefined });
  await client.destinations.list().toArray();
  expect(events.at(-1)![1]["callId"]).not.toBe(events[0]![1]["callId"]);
});

test.each([
  ["an error status", () => new Response("", { status: 404 }), { status: 404, error: { status: 404 } }],
  ["no response", () => Promise.reject(new Error("refused")), { status: null, error: { kind: "network" } }],
  ["an invalid body", () => new Response("<html>"), { status: 200, error: { kind: "invalid-response" } }],
] as const)("`onEnd` receives the final failure: %s", async (_, respond, expected) => {
  const ends: EndEvent[] = [];
  const { fetch } = scriptedFetch(respond);
  const client = invoca(NOWHERE, { fetch, retry: false, onEnd: (event) => ends.push(event) });
  await expect(client.destinations.get(1)).rejects.toThrow();
  expect(ends).toHaveLength(1);
  expect(ends[0]).toMatchObject({ attempts: 1, ...expected });
});

test("`onEnd` is called for an aborted call, and for a credential that cannot be obtained", async () => {
  const ends: EndEvent[] = [];
  const onEnd = (event: EndEvent) => ends.push(event);
  const { fetch } = scriptedFetch({ id: 1 });
  const signal = AbortSignal.abort();
  await expect(invoca(NOWHERE, { fetch, onEnd }).destinations.get(1, { signal })).rejects.toThrow();
  const credential = () => Promise.reject(new Error("vault"));
  await expect(invoca(NOWHERE, { fetch, onEnd, credential }).destinations.get(1)).rejects.toThrow("vault");
  expect(ends).toMatchObject([
    { attempts: 0, status: null, error: { kind: "abort" } },
    { attempts: 0, status: null, error: { kind: "credential" } },
  ]);
});

test("a response whose body ends with its attempt is not reported after the end of the call", async () => {
  const { fetch } = scriptedFetch(() => new Response(new ReadableStream(), { status: 500 }));
  const calls: string[] = [];
  const hook = (name: string) => () => void calls.push(name);
  const hooks = { onRequest: hook("request"), onResponse: hook("response"), onExchange: hook("exchange") };
  const client = invoca(NOWHERE, { fetch, timeoutMs: 20, retry: false, ...hooks, onEnd: hook("end") });
  expect(await failureOf(client.destinations.get(1))).toMatchObject({ status: 500 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(calls).toEqual(["request", "end"]);
});

test("a message for a logger is one line without control characters, also if it quotes several lines", async () => {
  const { fetch } = scriptedFetch(new Response("first\nsecond\r\n\u001b[31m red\u2028last", { status: 503 }));
  const warnings: string[] = [];
  const logger = { debug: () => undefined, warn: (message: string) => void warnings.push(message) };
  await failureOf(invoca(NOWHERE, { fetch, logger, retry: { maxRetries: 1, baseDelayMs: 0 } }).destinations.get(1));
  const text = "invoca: getDestination: HTTP 503 first second [31m red last";
  expect(warnings).toEqual([`${text} (attempt 1, retrying in 0 ms)`, `${text} (attempts: 2)`]);
});

test.each(CASES)("$id: a logger receives one line for each step, without credentials", async ({ start, list }) => {
  const simulator = await forTest(start({ rows: 1, faults: firstRequests(1, FAULTS.unavailable) }));
  const lines: string[] = [];
  const logger = {
    debug: (message: string) => lines.push(`debug ${message}`),
    warn: (message: string) => lines.push(`warn ${message}`),
  };
  await list(simulator, {}, { logger }).toArray();
  expect(lines.map((line) => line.split(" ", 1)[0])).toEqual(["debug", "debug", "warn", "debug", "debug"]);
  expect(lines[1]).toMatch(/: HTTP 503 after \d+ ms$/);
  expect(lines[2]).toMatch(/HTTP 503.* \(attempt 1, retrying in \d+ ms\)$/);
  expect(lines.join("\n")).not.toMatch(/-token/);
});

test("no hook is called after `onEnd`, also if a credential arrives late", async () => {
  const events: string[] = [];
  let resolve: (token: string) => void = () => undefined;
  const credential = new Promise<string>((done) => (resolve = done));
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const controller = new AbortController();
  const client = invoca(NOWHERE, {
    fetch,
    credential() {
      setImmediate(() => controller.abort());
      return credential;
    },
    onRequest: () => events.push("request"),
    onEnd: () => events.push("end"),
  });
  const { signal } = controller;
  await expect(client.destinations.get(1, { signal })).rejects.toThrow("aborted");
  resolve("late-token");
  await new Promise((done) => setImmediate(done));
  expect(events).toEqual(["end"]);
  expect(requests).toEqual([]);
});

test("`isRpc` distinguishes JSON-RPC methods from other operations", async () => {
  const isRpc: boolean[] = [];
  const onEnd = (event: EndEvent) => isRpc.push(event.isRpc);
  const { fetch } = scriptedFetch({ jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 0 }, data: [] } });
  await callgear(NOWHERE, { fetch, onEnd }).virtualNumbers.list().toArray();
  await invoca(NOWHERE, { fetch, onEnd }).destinations.get(1);
  expect(isRpc).toEqual([true, false]);
});
