/** One signal for many concurrent calls: no warnings, no calls after the abort, no remaining listeners. */
import { getEventListeners } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CASES, cloudlxByTokens, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { always, FAULTS, startCloudlx, startInvoca } from "../support/simulators/index.js";
import { hangingFetch, scriptedFetch } from "../support/simulators/scripted-fetch.js";

const CONCURRENT_CALLS = 50;
const times = <T>(make: (n: number) => T): T[] => Array.from({ length: CONCURRENT_CALLS }, (_, n) => make(n + 1));

/** Collects the names of Node's warnings until the end of the test. */
function watchWarnings(): string[] {
  const warnings: string[] = [];
  const warn = ({ name }: Error) => warnings.push(name);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  return warnings;
}

const listenersOf = (signal: AbortSignal) => getEventListeners(signal, "abort").length;
const thrownBy = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(CASES)("$id", ({ start, list }) => {
  test("listings that end remove all listeners from the signal", async () => {
    const warnings = watchWarnings();
    const simulator = await forTest(start({ rows: 45 }));
    const { signal } = new AbortController();
    const lists = await Promise.all(times(() => list(simulator, { signal }).toArray()));
    for (const items of lists) {
      expect(items).toHaveLength(45);
    }
    await new Promise(setImmediate);
    expect(warnings).toEqual([]);
    expect(listenersOf(signal)).toBe(0);
  });

  test("an abort ends many listings and closes their connections", async () => {
    const warnings = watchWarnings();
    const simulator = await forTest(start({ rows: 45, faults: always(FAULTS.hang) }));
    const controller = new AbortController();
    const { signal } = controller;
    const ends = times(() => thrownBy(list(simulator, { signal }).toArray()));
    await vi.waitFor(() => expect(simulator.open).toBe(CONCURRENT_CALLS));
    controller.abort();
    for (const thrown of await Promise.all(ends)) {
      expect(thrown).toMatchObject({ kind: "abort", attempts: 1 });
    }
    await vi.waitFor(() => expect(simulator.open).toBe(0));
    expect(simulator.requests).toHaveLength(CONCURRENT_CALLS);
    expect(warnings).toEqual([]);
    expect(listenersOf(signal)).toBe(0);
  });

  test("listings that fail or are stopped early remove all listeners from the signal", async () => {
    const { signal } = new AbortController();
    const { fetch } = scriptedFetch(() => new Response("{}", { status: 403 }));
    for (const thrown of await Promise.all(times(() => thrownBy(list(NOWHERE, { signal }, { fetch }).toArray())))) {
      expect(thrown).toMatchObject({ kind: "http", status: 403 });
    }
    const simulator = await forTest(start({ rows: 45 }));
    await Promise.all(times(() => list(simulator, { signal }).toArray({ limit: 1 })));
    expect(listenersOf(signal)).toBe(0);
  });
});

/** Calls with a signal that are not listings. */
const CALLS = {
  get: (fetch: (request: Request) => Promise<Response>, signal: AbortSignal) =>
    invoca(NOWHERE, { fetch }).destinations.get(1, { signal }),
  raw: (fetch: (request: Request) => Promise<Response>, signal: AbortSignal) => {
    const params = { path: { network_id: 1, customer_phone_number_id: 1 } };
    return invoca(NOWHERE, { fetch }).raw.GET("/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json", {
      params,
      signal,
    });
  },
};

test.each(["get", "raw"] as const)(
  "many calls (%s) with one signal cause no warning, and an abort ends all of them",
  async (way) => {
    const warnings = watchWarnings();
    const { signal } = new AbortController();
    const responding = scriptedFetch({ id: 1 });
    await Promise.all(times(() => CALLS[way](responding.fetch, signal)));
    expect(responding.requests).toHaveLength(CONCURRENT_CALLS);

    const controller = new AbortController();
    const { fetch, requests } = hangingFetch();
    const ends = times(() => thrownBy(CALLS[way](fetch, controller.signal)));
    await vi.waitFor(() => expect(requests).toHaveLength(CONCURRENT_CALLS));
    controller.abort(new Error("enough"));
    for (const thrown of await Promise.all(ends)) {
      expect(thrown).toMatchObject({ kind: "abort", cause: { message: "enough" } });
    }
    expect(requests.every((request) => request.signal.aborted)).toBe(true);
    await new Promise(setImmediate);
    expect(warnings).toEqual([]);
  },
);

test.each<[string, (client: ReturnType<typeof invoca>, signal: AbortSignal) => Promise<unknown>]>([
  ["get", (client, signal) => client.destinations.get(1, { signal })],
  ["list", (client, signal) => client.destinations.list({}, { signal }).toArray()],
])("a polyfill of AbortSignal ends a call too: %s", async (_, call) => {
  // Not an `AbortSignal` of this realm, but with all of its properties that are used.
  const polyfill = Object.assign(new EventTarget(), { aborted: false, reason: null as Error | null });
  const { fetch, requests } = hangingFetch();
  const ended = thrownBy(call(invoca(NOWHERE, { fetch }), polyfill as unknown as AbortSignal));
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  polyfill.aborted = true;
  polyfill.reason = new Error("enough");
  polyfill.dispatchEvent(new Event("abort"));
  expect(await ended).toMatchObject({ kind: "abort", cause: { message: "enough" } });
  expect(getEventListeners(polyfill, "abort")).toEqual([]);
});

test("calls of `get` remove their listeners from the signal", async () => {
  const { signal } = new AbortController();
  const { fetch } = scriptedFetch({ id: 1 });
  await Promise.all(times(() => CALLS.get(fetch, signal)));
  expect(listenersOf(signal)).toBe(0);
});

test("calls that wait for one access token end when their signal is aborted", async () => {
  const warnings = watchWarnings();
  const simulator = await forTest(startCloudlx({ faults: always(FAULTS.hang) }));
  const controller = new AbortController();
  const { signal } = controller;
  const client = cloudlxByTokens(simulator);
  const ends = times(() => thrownBy(client.numbers.list({}, { signal }).toArray()));
  await vi.waitFor(() => expect(simulator.open).toBe(1));
  controller.abort();
  for (const thrown of await Promise.all(ends)) {
    expect(thrown).toMatchObject({ kind: "abort" });
  }
  await vi.waitFor(() => expect(simulator.open).toBe(0));
  expect(simulator.requests).toHaveLength(1);
  expect(warnings).toEqual([]);
  expect(listenersOf(signal)).toBe(0);
});

test("a listing with many concurrent pages causes no warning", async () => {
  const warnings = watchWarnings();
  const simulator = await forTest(startInvoca({ rows: 500 }));
  const { signal } = new AbortController();
  const listing = invoca(simulator).destinations.list({ limit: 5 }, { signal, concurrency: 50 });
  expect(await listing.toArray()).toHaveLength(500);
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
  expect(listenersOf(signal)).toBe(0);
});
