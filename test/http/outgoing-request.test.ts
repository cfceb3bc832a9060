import createClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { PlainRequest, SharedRawClient } from "../../src/http/outgoing-request.js";
import { invoca, NOWHERE } from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

type TestPaths = Record<"/x", { get: { responses: { 200: { content: { "application/json": object } } } } }>;

/** A client whose `fetch` records what it receives. */
function recordingClient() {
  const seen: unknown[] = [];
  const createFetch = () => (request: unknown) => {
    seen.push(request);
    return Promise.resolve(Response.json({}));
  };
  const shared = new SharedRawClient(createClient<TestPaths>({ baseUrl: "https://api.test" }));
  return { client: shared.withFetch(createFetch()), shared, fetch: createFetch(), seen };
}

test("a plain request has the members of `Request` that the transport uses", async () => {
  const headers = new Headers();
  const get = new PlainRequest("https://api.test/a", { method: "GET", headers });
  expect(get).not.toBeInstanceOf(Request);
  expect(get).toMatchObject({ url: "https://api.test/a", method: "GET", headers });
  expect(await get.text()).toBe("");
  const post = new PlainRequest("https://api.test", { method: "POST", headers, body: "{}" });
  expect(post).not.toBeInstanceOf(Request);
  expect(await post.text()).toBe("{}");
});

test("a body that the method does not send as text causes a real request, or its error", () => {
  expect(new PlainRequest("https://api.test", { method: "POST", body: new FormData() })).toBeInstanceOf(Request);
  expect(new PlainRequest("https://api.test", { method: "POST" })).toBeInstanceOf(Request);
  expect(() => new PlainRequest("https://api.test", { method: "GET", body: "x" })).toThrow(TypeError);
});

test("other options cause a real request, or the error that a real request throws", async () => {
  const { client, seen } = recordingClient();
  await client.GET("/x", { headers: { "x-a": "1" }, parseAs: "json" });
  expect(seen.pop()).toBeInstanceOf(PlainRequest);
  const { signal } = new AbortController();
  for (const options of [{ signal }, { cache: "no-store" }, { baseUrl: "https://other.test" }] as const) {
    await client.GET("/x", options);
    expect(seen.pop()).toBeInstanceOf(Request);
  }
  for (const options of [
    { baseUrl: "/relative" },
    { baseUrl: "https://user:pass@api.test" },
    { signal: {} as AbortSignal },
  ]) {
    await expect(client.GET("/x", options)).rejects.toThrow(TypeError);
  }
  expect(seen).toEqual([]);
});

test("middlewares, and a `fetch` or `Request` of the caller, receive a real request", async () => {
  const { client, fetch, shared, seen } = recordingClient();
  await client.GET("/x");
  expect(seen.pop()).toBeInstanceOf(PlainRequest);
  await client.GET("/x", { fetch });
  expect(seen.pop()).toBeInstanceOf(Request);
  shared.markOwn(fetch);
  await client.GET("/x", { fetch });
  expect(seen.pop()).toBeInstanceOf(PlainRequest);
  await client.GET("/x", { Request: globalThis.Request });
  expect(seen.pop()).toBeInstanceOf(Request);
  await client.GET("/x", { middleware: [{ onRequest: () => undefined }] });
  expect(seen.pop()).toBeInstanceOf(Request);
  client.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-a": "1" } }) });
  await client.GET("/x");
  expect((seen.pop() as Request).headers.get("x-a")).toBe("1");
});

test("a call creates one `Request`, by the facade or by `raw`", async () => {
  const { fetch } = scriptedFetch({ id: 1 });
  const client = invoca(NOWHERE, { fetch });
  const construct = vi.fn((Class: typeof Request, args: ConstructorParameters<typeof Request>) => new Class(...args));
  const original = globalThis.Request;
  globalThis.Request = new Proxy(original, { construct });
  try {
    await client.destinations.get(1);
    expect(construct).toHaveBeenCalledTimes(1);
    const path = { network_id: 1, customer_phone_number_id: 1 };
    await client.raw.GET("/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json", { params: { path } });
    expect(construct).toHaveBeenCalledTimes(2);
  } finally {
    globalThis.Request = original;
  }
});
