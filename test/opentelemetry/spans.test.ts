import { inspect } from "node:util";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import * as semantic from "@opentelemetry/semantic-conventions";
import { describe, expect, test } from "vitest";
import type { OverrideOptions } from "../../src/http/settings.js";
import { createOpenTelemetryOptions, type OpenTelemetrySettings } from "../../src/opentelemetry/index.js";
import {
  callgear,
  CASES,
  cloudlxByTokens,
  failureOf,
  invoca,
  NOWHERE,
  type TestClientOptions,
} from "../support/simulators/connect.js";
import { listOperationOf } from "../support/list-operation.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  FAULTS,
  firstRequests,
  startCallgear,
  startCloudlx,
  startInvoca,
} from "../support/simulators/index.js";
import { hangingFetch, scriptedFetch, type Act } from "../support/simulators/scripted-fetch.js";
import { registerTelemetry } from "../support/telemetry.js";

const { ATTR_HTTP_REQUEST_METHOD, ATTR_HTTP_RESPONSE_STATUS_CODE, ATTR_HTTP_REQUEST_RESEND_COUNT } = semantic;
const { ATTR_ERROR_TYPE, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT, ATTR_URL_FULL } = semantic;

/** An Invoca client with tracing, whose server responds as given. */
function tracedInvoca({ settings, ...options }: TestClientOptions & { settings?: OpenTelemetrySettings } = {}) {
  return invoca(NOWHERE, options).withOptions(createOpenTelemetryOptions(settings));
}

describe("a call that succeeds", () => {
  test.each(CASES)("$id: each page has a client span, which shows no query and no credential", async (each) => {
    const { id, start, listBy } = each;
    const telemetry = registerTelemetry();
    const simulator = await forTest(start({ rows: 25 }));
    expect(await listBy(10, simulator, {}, createOpenTelemetryOptions()).toArray()).toHaveLength(25);
    const spans = telemetry.spans();
    expect(spans).toHaveLength(simulator.requests.length);
    expect(spans.length).toBeGreaterThan(2);
    expect(telemetry.open).toBe(0);
    for (const span of spans) {
      const method = id === "callgear" ? "POST" : "GET";
      const operation = listOperationOf(id);
      expect(span).toMatchObject({ name: `${method} ${operation}`, kind: SpanKind.CLIENT, status: { code: 0 } });
      expect(span.instrumentationScope.name).toBe("number-inventory");
      expect(span.attributes).toMatchObject({
        [ATTR_HTTP_REQUEST_METHOD]: method,
        [ATTR_SERVER_ADDRESS]: "127.0.0.1",
        [ATTR_SERVER_PORT]: Number(new URL(simulator.url).port),
        [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
        "number_inventory.provider": id,
        "number_inventory.operation": operation,
      });
      expect(span.attributes[ATTR_URL_FULL]).toMatch(new RegExp(`^${simulator.url}/[^?]*$`));
      const isRpc = "rpc.method" in span.attributes;
      expect(isRpc).toBe(id === "callgear");
    }
    expect(inspect(spans.map(toShown), { depth: 9 })).not.toContain(`${id}-token`);
  });

  test("has no error, no resend and the default port of its scheme", async () => {
    const telemetry = registerTelemetry();
    await tracedInvoca({ fetch: scriptedFetch({ id: 1 }).fetch }).destinations.get(1);
    expect(telemetry.spans()[0]!.attributes).toEqual({
      [ATTR_HTTP_REQUEST_METHOD]: "GET",
      [ATTR_SERVER_ADDRESS]: "api.test",
      [ATTR_SERVER_PORT]: 443,
      [ATTR_URL_FULL]: "https://api.test/1234/customer_phone_numbers/1.json",
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
      "number_inventory.provider": "invoca",
      "number_inventory.operation": "getDestination",
    });
  });

  test("of JSON-RPC has the attributes of its method", async () => {
    const telemetry = registerTelemetry();
    const simulator = await forTest(startCallgear({ rows: 1 }));
    await callgear(simulator).withOptions(createOpenTelemetryOptions()).virtualNumbers.list().toArray();
    expect(telemetry.spans()[0]!.attributes).toMatchObject({
      "rpc.system.name": "jsonrpc",
      "rpc.method": "get.virtual_numbers",
      "jsonrpc.protocol.version": "2.0",
    });
  });

  test("of an operation that the spec does not have is named by its method only", async () => {
    const telemetry = registerTelemetry();
    const client = tracedInvoca({ fetch: scriptedFetch({}).fetch });
    const raw = client.raw as unknown as { GET: (path: string) => Promise<unknown> };
    await raw.GET("/numbers/12025550001");
    expect(telemetry.spans()[0]!.name).toBe("GET");
  });

  test("is repeated: the span has an event for each retry", async () => {
    const telemetry = registerTelemetry();
    const simulator = await forTest(startInvoca({ rows: 1, faults: firstRequests(2, FAULTS.unavailable) }));
    await invoca(simulator).withOptions(createOpenTelemetryOptions()).destinations.get(1);
    const [span, ...others] = telemetry.spans();
    expect(others).toEqual([]);
    expect(span!.status.code).toBe(SpanStatusCode.UNSET);
    expect(span!.attributes).toMatchObject({
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
      [ATTR_HTTP_REQUEST_RESEND_COUNT]: 2,
    });
    expect(span!.attributes).not.toHaveProperty(ATTR_ERROR_TYPE);
    const retryOf = (count: number) => ({
      name: "number_inventory.retry",
      attributes: {
        [ATTR_HTTP_REQUEST_RESEND_COUNT]: count,
        [ATTR_ERROR_TYPE]: "503",
        "number_inventory.retry.delay_ms": expect.any(Number) as number,
      },
    });
    expect(span!.events).toMatchObject([retryOf(1), retryOf(2)]);
  });
});

describe("a call that fails has a span with the error", () => {
  const failures: [name: string, act: Act, options: TestClientOptions, attributes: object, message?: RegExp][] = [
    [
      "an error status",
      new Response("", { status: 404 }),
      {},
      { [ATTR_ERROR_TYPE]: "404", [ATTR_HTTP_RESPONSE_STATUS_CODE]: 404 },
    ],
    [
      "an error status after all retries",
      new Response("", { status: 503 }),
      { retry: { maxRetries: 1, baseDelayMs: 0 } },
      { [ATTR_ERROR_TYPE]: "503", [ATTR_HTTP_RESPONSE_STATUS_CODE]: 503, [ATTR_HTTP_REQUEST_RESEND_COUNT]: 1 },
    ],
    ["no response", new Error("refused"), { retry: false }, { [ATTR_ERROR_TYPE]: "NetworkError" }, /refused/],
    [
      "an invalid body",
      new Response("<html>"),
      { retry: false },
      { [ATTR_ERROR_TYPE]: "InvalidResponseError", [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200 },
      /HTTP 200/,
    ],
    [
      "a credential that cannot be obtained",
      {},
      { credential: () => Promise.reject(new Error("vault")) },
      { [ATTR_ERROR_TYPE]: "CredentialError" },
      /vault/,
    ],
    [
      "an exception of the caller's own function, whose message may be a credential",
      {},
      { headers: () => Promise.reject(new RangeError("secret")) },
      { [ATTR_ERROR_TYPE]: "RangeError" },
    ],
  ];

  test.each(failures)("%s", async (_, act, options, attributes, message) => {
    const telemetry = registerTelemetry();
    const { fetch } = scriptedFetch(act);
    await expect(tracedInvoca({ fetch, ...options }).destinations.get(1)).rejects.toThrow();
    const [span, ...others] = telemetry.spans();
    expect(others).toEqual([]);
    expect(telemetry.open).toBe(0);
    expect(span!.status.code).toBe(SpanStatusCode.ERROR);
    expect(span!.status.message ?? "").toMatch(message ?? /^$/);
    const common: string[] = [ATTR_HTTP_REQUEST_METHOD, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT, ATTR_URL_FULL];
    const rest = Object.entries(span!.attributes).filter(([name]) => !/^number_/.test(name) && !common.includes(name));
    expect(Object.fromEntries(rest)).toEqual(attributes);
  });

  test("the status is that of the last attempt: none if it had no response", async () => {
    const telemetry = registerTelemetry();
    const { fetch } = scriptedFetch(new Response("", { status: 503 }), new Error("refused"));
    const client = tracedInvoca({ fetch, retry: { maxRetries: 1, baseDelayMs: 0 } });
    await expect(client.destinations.get(1)).rejects.toThrow("refused");
    expect(telemetry.spans()[0]!.attributes).not.toHaveProperty(ATTR_HTTP_RESPONSE_STATUS_CODE);
  });

  test("a JSON-RPC error in a response with status 200", async () => {
    const telemetry = registerTelemetry();
    const simulator = await forTest(startCallgear({ faults: always(FAULTS.internalError) }));
    const client = callgear(simulator, { retry: false }).withOptions(createOpenTelemetryOptions());
    const { code, mnemonic } = await failureOf<{ code: number; mnemonic: string } & Error>(
      client.virtualNumbers.list().toArray(),
    );
    expect(telemetry.spans()[0]!.attributes).toMatchObject({
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
      [ATTR_ERROR_TYPE]: mnemonic,
      "rpc.response.status_code": String(code),
    });
  });

  test.each([
    ["aborted before it starts", (controller: AbortController) => controller.abort(), 0],
    [
      "aborted while it waits for a response",
      (controller: AbortController) => setImmediate(() => controller.abort()),
      1,
    ],
  ])("%s", async (_, abort, requestCount) => {
    const telemetry = registerTelemetry();
    const { fetch, requests } = hangingFetch();
    const controller = new AbortController();
    const call = tracedInvoca({ fetch }).destinations.get(1, { signal: controller.signal });
    abort(controller);
    await expect(call).rejects.toThrow("aborted");
    expect(requests).toHaveLength(requestCount);
    expect(telemetry.open).toBe(0);
    expect(telemetry.spans()).toMatchObject([{ attributes: { [ATTR_ERROR_TYPE]: "AbortError" }, status: { code: 2 } }]);
  });

  test("aborted while it waits for a retry", async () => {
    const telemetry = registerTelemetry();
    const controller = new AbortController();
    const { fetch } = scriptedFetch(new Response("", { status: 503 }));
    const client = tracedInvoca({ fetch, retry: { baseDelayMs: 60_000 }, onRetry: () => controller.abort() });
    await expect(client.destinations.get(1, { signal: controller.signal })).rejects.toThrow("aborted");
    expect(telemetry.open).toBe(0);
    expect(telemetry.spans()).toMatchObject([{ attributes: { [ATTR_ERROR_TYPE]: "AbortError" } }]);
    expect(telemetry.spans()[0]!.events).toHaveLength(1);
  });

  test.each([
    ["its deadline", { deadlineMs: 20 }],
    ["the timeout of its only attempt", { timeoutMs: 20, retry: false }],
  ] as [string, OverrideOptions][])("it reaches %s", async (_, options) => {
    const telemetry = registerTelemetry();
    const { fetch } = hangingFetch();
    await expect(tracedInvoca({ fetch, ...options }).destinations.get(1)).rejects.toThrow(" ms");
    expect(telemetry.open).toBe(0);
    expect(telemetry.spans()).toMatchObject([{ attributes: { [ATTR_ERROR_TYPE]: "TimeoutError" } }]);
    expect(telemetry.spans()[0]!.status.message).toContain("20 ms");
  });
});

describe("the trace", () => {
  test("each of concurrent calls has the span that was active as its parent, and sends its own", async () => {
    const telemetry = registerTelemetry();
    const { fetch, requests } = scriptedFetch((request) =>
      Response.json({ id: Number(/(\d+)\.json/.exec(request.url)![1]) }),
    );
    const credential = () => new Promise<string>((resolve) => setImmediate(() => resolve("token")));
    const client = tracedInvoca({ fetch, credential });
    const tracer = trace.getTracer("test");
    const ids = [1, 2, 3, 4, 5];
    await Promise.all(
      ids.map((id) =>
        tracer.startActiveSpan(`parent ${id}`, async (span) => {
          await client.destinations.get(id);
          span.end();
        }),
      ),
    );
    const spans = telemetry.spans();
    for (const id of ids) {
      const parent = spans.find(({ name }) => name === `parent ${id}`)!.spanContext();
      const child = spans.find(({ attributes }) => String(attributes[ATTR_URL_FULL]).endsWith(`/${id}.json`))!;
      expect(child.parentSpanContext?.spanId).toBe(parent.spanId);
      const { traceId, spanId } = child.spanContext();
      expect(traceId).toBe(parent.traceId);
      const request = requests.find(({ url }) => url.endsWith(`/${id}.json`))!;
      expect(request.headers.get("traceparent")).toBe(`00-${traceId}-${spanId}-01`);
    }
  });

  test("all pages of a list, also those requested concurrently, have the active span as their parent", async () => {
    const telemetry = registerTelemetry();
    const simulator = await forTest(startInvoca({ rows: 500, pageCap: 50 }));
    const client = invoca(simulator).withOptions(createOpenTelemetryOptions());
    const parentId = await trace.getTracer("test").startActiveSpan("parent", async (span) => {
      expect(await client.destinations.list().toArray()).toHaveLength(500);
      span.end();
      return span.spanContext().spanId;
    });
    const pages = telemetry.spans().filter(({ name }) => name === "GET listDestinations");
    expect(pages).toHaveLength(simulator.requests.length);
    expect(pages.length).toBeGreaterThan(9);
    expect(new Set(pages.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(new Set([parentId]));
  });

  test("an access token is obtained in a call with a span of its own, without the secrets", async () => {
    const telemetry = registerTelemetry();
    const simulator = await forTest(startCloudlx({ rows: 1 }));
    await cloudlxByTokens(simulator, createOpenTelemetryOptions()).numbers.list().toArray();
    const spans = telemetry.spans();
    expect(spans.map(({ name }) => name)).toEqual(["POST requestAccessToken", "GET listNumbers"]);
    expect(inspect(spans.map(toShown), { depth: 9 })).not.toMatch(/cloudlx-(?:token|sensitive|client)/);
  });

  test("the baggage of the app is not sent to the provider", async () => {
    registerTelemetry();
    const { fetch, requests } = scriptedFetch({ id: 1 });
    const client = tracedInvoca({ fetch });
    const baggage = propagation.createBaggage({ user: { value: "alice" } });
    await context.with(propagation.setBaggage(context.active(), baggage), () => client.destinations.get(1));
    expect(requests[0]!.headers.get("traceparent")).not.toBeNull();
    expect(requests[0]!.headers.get("baggage")).toBeNull();
  });

  test("with `propagate: false` the provider does not receive it", async () => {
    const telemetry = registerTelemetry();
    const { fetch, requests } = scriptedFetch({ id: 1 });
    await tracedInvoca({ fetch, settings: { propagate: false } }).destinations.get(1);
    expect(requests[0]!.headers.get("traceparent")).toBeNull();
    expect(telemetry.spans()).toHaveLength(1);
  });
});

test("hooks and headers of the app are kept, and several clients can share the options", async () => {
  const telemetry = registerTelemetry();
  const ends: string[] = [];
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const options = createOpenTelemetryOptions();
  for (const name of ["a", "b"]) {
    const client = invoca(NOWHERE, { fetch, headers: { "x-app": name }, onEnd: () => ends.push(name) });
    await client.withOptions(options).destinations.get(1);
  }
  expect(ends).toEqual(["a", "b"]);
  expect(requests.map(({ headers }) => headers.get("x-app"))).toEqual(["a", "b"]);
  expect(requests.every(({ headers }) => headers.has("traceparent"))).toBe(true);
  expect(telemetry.spans()).toHaveLength(2);
});

test("a tracer provider that is passed replaces the global one", async () => {
  const registered = registerTelemetry();
  trace.disable();
  const settings = { tracerProvider: registered.tracerProvider };
  await tracedInvoca({ fetch: scriptedFetch({ id: 1 }).fetch, settings }).destinations.get(1);
  expect(registered.spans()).toHaveLength(1);
});

test("without an SDK, calls work and nothing is added to requests", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  await tracedInvoca({ fetch }).destinations.get(1);
  expect(requests[0]!.headers.get("traceparent")).toBeNull();
});

test.each([
  [{ tracerProvider: {} }, "`tracerProvider` must be a tracer provider"],
  [{ meterProvider: null }, "`meterProvider` must be a meter provider"],
  [{ propagate: 1 }, "`propagate` must be a boolean, got 1"],
  [{ tracer: {} }, "unknown option `tracer`"],
])("the settings %o are refused", (settings, message) => {
  expect(() => createOpenTelemetryOptions(settings as object)).toThrow(message);
});

/** What an exporter sends of a span. */
function toShown({
  name,
  attributes,
  events,
  status,
  links,
}: ReturnType<ReturnType<typeof registerTelemetry>["spans"]>[0]) {
  return { name, attributes, events, status, links };
}
