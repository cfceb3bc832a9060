import { expect, test } from "vitest";
import { createOpenTelemetryOptions } from "../../src/opentelemetry/index.js";
import { failureOf, invoca, NOWHERE, type TestClientOptions } from "../support/simulators/connect.js";
import { scriptedFetch, type Act } from "../support/simulators/scripted-fetch.js";
import { registerTelemetry } from "../support/telemetry.js";

const RETRY = { retry: { maxRetries: 1, baseDelayMs: 0 } } as const;
const unavailable = () => new Response("", { status: 503 });

/** The result of each request: its count, its status, or null without a response, and its error. */
type Recorded = [count: number, status: number | null, error?: string];

const calls: [name: string, acts: Act[], options: TestClientOptions, recorded: Recorded[]][] = [
  ["a call", [{ id: 1 }], {}, [[1, 200]]],
  [
    "a call that is repeated",
    [unavailable(), { id: 1 }],
    RETRY,
    [
      [1, 503, "503"],
      [1, 200],
    ],
  ],
  ["a call that fails", [unavailable()], RETRY, [[2, 503, "503"]]],
  [
    "no response",
    [new Error("refused"), { id: 1 }],
    RETRY,
    [
      [1, null, "NetworkError"],
      [1, 200],
    ],
  ],
  ["an invalid body", [new Response("<html>")], { retry: false }, [[1, 200, "InvalidResponseError"]]],
  [
    "another credential",
    [new Response("", { status: 401 }), { id: 1 }],
    { credential: scriptedCredential("old", "new") },
    [
      [1, 401, "401"],
      [1, 200],
    ],
  ],
  ["a call that ends before its first request", [{ id: 1 }], { credential: () => Promise.reject(new Error()) }, []],
];

test.each(calls)("each request adds its duration: %s", async (_, acts, options, recorded) => {
  const { durations, meterProvider } = registerTelemetry();
  const { fetch } = scriptedFetch(...acts);
  const client = invoca(NOWHERE, { fetch, ...options }).withOptions(createOpenTelemetryOptions({ meterProvider }));
  await client.destinations.get(1).catch(() => undefined);
  const points = await durations();
  expect(points.map(({ value, attributes }) => ({ count: value.count, attributes }))).toEqual(
    recorded.map(([count, status, error]) => ({
      count,
      attributes: {
        "http.request.method": "GET",
        "server.address": "api.test",
        "server.port": 443,
        ...(status !== null && { "http.response.status_code": status }),
        ...(error !== undefined && { "error.type": error }),
      },
    })),
  );
  for (const { value } of points) {
    expect(value.buckets.boundaries.slice(0, 3)).toEqual([0.005, 0.01, 0.025]);
    expect(value.sum).toBeGreaterThanOrEqual(0);
    expect(value.sum).toBeLessThan(60); // seconds
  }
});

test("a request that is aborted during the delay before its retry is counted once", async () => {
  const { durations, meterProvider } = registerTelemetry();
  const controller = new AbortController();
  const { fetch } = scriptedFetch(unavailable());
  const options = { fetch, retry: { baseDelayMs: 60_000 }, onRetry: () => controller.abort() };
  const client = invoca(NOWHERE, options).withOptions(createOpenTelemetryOptions({ meterProvider }));
  await failureOf(client.destinations.get(1, { signal: controller.signal }));
  expect((await durations()).map(({ value }) => value.count)).toEqual([1]);
});

/** A credential function that returns one after another. */
function scriptedCredential(...credentials: string[]): () => string {
  return () => credentials.shift()!;
}
