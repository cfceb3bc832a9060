import { expect, test } from "vitest";
import type { ExchangeEvent, ResponseEvent, RetryEvent } from "../../src/http/settings.js";
import { CASES, callgear, invoca, NOWHERE } from "../support/simulators/connect.js";
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
  const operation = { invoca: "listDestinations", callgear: "get.virtual_numbers" }[id] ?? "listNumbers";
  expect(retries).toEqual([
    { provider: id, operation, attempt: 1, delayMs: expect.any(Number) as number, error: expect.any(Error) as Error },
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
