import createClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { PlainRequest, withPlainRequests } from "../../src/http/outgoing-request.js";
import { findShapeProblem } from "../../src/http/send-attempt.js";
import { rootCauseMessage } from "../../src/http/to-client-error.js";
import { invoca, NOWHERE } from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const headers = new Headers();
const make = (url: string, init: RequestInit) => new PlainRequest(url, { headers, ...init });

test("a plain request has the members of `Request` that the transport uses", async () => {
  const get = make("https://api.test/a b", { method: "GET" });
  expect(get).not.toBeInstanceOf(Request);
  expect(get).toMatchObject({ url: "https://api.test/a%20b", method: "GET", headers });
  expect(get.signal.aborted).toBe(false);
  expect(await get.text()).toBe("");
  const controller = new AbortController();
  const post = make("https://api.test", { method: "POST", body: "{}", signal: controller.signal });
  expect(await post.text()).toBe("{}");
  controller.abort(new Error("enough"));
  expect(post.signal).toMatchObject({ aborted: true, reason: new Error("enough") });
});

test("unusual arguments create a `Request`, or throw its error", () => {
  for (const init of [{ method: "DELETE" }, { method: "POST", body: new FormData() }, { method: "POST" }]) {
    expect(make("https://api.test", init)).toBeInstanceOf(Request);
  }
  expect(() => make("/relative", { method: "GET" })).toThrow(TypeError);
  expect(() => make("https://user:pass@api.test", { method: "GET" })).toThrow(TypeError);
  expect(() => make("https://api.test", { method: "GET", body: "x" })).toThrow(TypeError);
  expect(() => make("https://api.test", { method: "GET", signal: {} as AbortSignal })).toThrow(TypeError);
});

test("middlewares, and a `fetch` or `Request` of the caller, receive a `Request`", async () => {
  const seen: unknown[] = [];
  const fetch = (request: unknown) => {
    seen.push(request);
    return Promise.resolve(Response.json({}));
  };
  const own = createClient<Record<"/x", { get: { responses: { 200: { content: { "application/json": object } } } } }>>;
  const options = { baseUrl: "https://api.test", fetch };
  const client = withPlainRequests(own(options), () => false);
  await client.GET("/x");
  expect(seen.pop()).toBeInstanceOf(PlainRequest);
  await client.GET("/x", { fetch });
  expect(seen.pop()).toBeInstanceOf(Request);
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

test("the form of a body is checked against the operation's declaration", () => {
  expect(findShapeProblem(undefined, undefined)).toBe("response body is not valid JSON");
  expect(findShapeProblem({}, undefined)).toBeUndefined();
  expect(findShapeProblem([], undefined)).toBe("expected an object as the response body");
  expect(findShapeProblem({ data: [{}] }, ["data"])).toBeUndefined();
  expect(findShapeProblem({ result: { data: [1] } }, ["result", "data"])).toBe(
    "expected an array of objects at `result.data`",
  );
});

test("the message or the code of the innermost cause is shown", () => {
  const cause = new Error("ENOTFOUND api.test", { cause: new Error("") });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause }))).toBe("ENOTFOUND api.test");
  expect(rootCauseMessage("text")).toBe("");
  const aggregate = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause: aggregate }))).toBe("ECONNREFUSED");
});
