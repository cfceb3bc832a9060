/** A custom `fetch` of a library with its own classes. */
import nodeFetch from "node-fetch";
import { expect, test, vi } from "vitest";
import * as undici from "undici";
import type { ClientOptions } from "../../src/http/settings.js";
import { callgear, failureOf, invoca } from "../support/simulators/connect.js";
import { startRecorder } from "../support/simulators/index.js";
import { serve } from "../support/serve.js";

type Fetch = NonNullable<ClientOptions["fetch"]>;

test.each([
  ["undici", undici.fetch as unknown as Fetch],
  ["node-fetch", nodeFetch as unknown as Fetch],
])("%s refuses the runtime's Request: one error that says what to pass, without a retry", async (_, fetch) => {
  const spy = vi.fn(fetch);
  const failure = await failureOf(invoca({ url: "http://127.0.0.1:1" }, { fetch: spy }).destinations.get(1));
  expect(failure).toMatchObject({
    kind: "network",
    message: "invoca: getDestination: `fetch` must accept a Request: pass `(r) => fetch(r.url, r)`",
    attempts: 1,
    retryable: false,
  });
  expect(spy).toHaveBeenCalledTimes(1);
});

test("undici's fetch works as the error says: with the method, the headers and the body", async () => {
  const fetch = ((r: undici.RequestInit & { url: string }) => undici.fetch(r.url, r)) as unknown as Fetch;
  const simulator = await startRecorder({ jsonrpc: "2.0", id: 1, result: { data: [], metadata: { total_items: 0 } } });
  expect(await callgear(simulator, { fetch }).virtualNumbers.list().toArray()).toEqual([]);
  await invoca(simulator, { fetch }).destinations.get(1);
  await simulator.close();
  const [post, get] = simulator.requests;
  expect(JSON.parse(post!.body)).toMatchObject({ params: { access_token: "callgear-token" } });
  expect([post!.method, get!.method, get!.headers.authorization]).toEqual(["POST", "GET", "invoca-token"]);
});

test("the class that replaced the global Request is the one that a replaced fetch receives", async () => {
  const url = await serve((_, response) => response.end('{"id":1}'));
  vi.stubGlobal("Request", undici.Request);
  vi.stubGlobal("fetch", undici.fetch);
  const result = invoca({ url }).destinations.get(1);
  expect(await result.finally(() => vi.unstubAllGlobals())).toEqual({ id: 1 });
});

test("node-fetch does not resolve to a Response with a ReadableStream: one error, without a retry", async () => {
  const url = await serve((_, response) => response.end('{"id":1}'));
  const spy = vi.fn((r: Request) => nodeFetch(r.url, r as never) as unknown as Promise<Response>);
  const failure = await failureOf(invoca({ url }, { fetch: spy }).destinations.get(1));
  expect(failure.message).toBe("invoca: getDestination: `fetch` must resolve to a Response, got an object");
  expect(spy).toHaveBeenCalledTimes(1);
});
