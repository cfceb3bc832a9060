import { describe, expect, test, vi } from "vitest";
import { isAbortError } from "../../src/http/errors/abort-error.js";
import { isTimeoutError } from "../../src/http/errors/timeout-error.js";
import { CASES, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { always, FAULTS, startInvoca } from "../support/simulators/index.js";
import { hangingFetch, scriptedFetch } from "../support/simulators/scripted-fetch.js";

const ONCE = { retry: false } as const;
const HANGS = [FAULTS.hang, FAULTS.hangInBody];

describe.each(CASES)("$id", ({ start, list, id }) => {
  test.each(HANGS)("an attempt that times out ($kind) is retried, and its connection is closed", async (fault) => {
    const simulator = await forTest(start({ rows: 1, faults: always(fault) }));
    const retry = { maxRetries: 1, baseDelayMs: 1 };
    const failure = await failureOf(list(simulator, {}, { timeoutMs: 150, retry }).toArray());
    expect(isTimeoutError(failure)).toBe(true);
    expect(failure).toMatchObject({
      name: "TimeoutError",
      limit: "attempt",
      limitMs: 150,
      attempts: 2,
      retryable: true,
      provider: id,
    });
    expect(failure.message).toMatch(/attempt timed out after 150 ms/);
    expect(simulator.requests).toHaveLength(2);
    await vi.waitFor(() => expect(simulator.open).toBe(0));
  });

  test.each(HANGS)(
    "a call that exceeds its deadline ($kind) ends with an error that differs from an attempt's timeout",
    async (fault) => {
      const simulator = await forTest(start({ rows: 1, faults: always(fault) }));
      const failure = await failureOf(list(simulator, {}, { deadlineMs: 150 }).toArray());
      expect(failure).toMatchObject({ limit: "deadline", limitMs: 150, attempts: 1, retryable: false });
      expect(failure.message).toMatch(/call exceeded its 150 ms deadline/);
      expect(simulator.requests).toHaveLength(1);
      await vi.waitFor(() => expect(simulator.open).toBe(0));
    },
  );

  test.each(HANGS)("an abort while the server hangs ($kind) ends the call and closes the connection", async (fault) => {
    const simulator = await forTest(start({ rows: 1, faults: always(fault) }));
    const controller = new AbortController();
    const failing = failureOf(list(simulator, { signal: controller.signal }).toArray());
    await vi.waitFor(() => expect(simulator.open).toBe(1));
    controller.abort(new Error("enough"));
    const failure = await failing;
    expect(isAbortError(failure)).toBe(true);
    expect(failure).toMatchObject({ name: "AbortError", kind: "abort", attempts: 1, retryable: false });
    expect((failure.cause as Error).message).toBe("enough");
    await vi.waitFor(() => expect(simulator.open).toBe(0));
    expect(simulator.requests).toHaveLength(1);
  });
});

test("attempts and delays together end at the deadline", async () => {
  const simulator = await forTest(startInvoca({ faults: always(FAULTS.hang) }));
  const options = { timeoutMs: 100, deadlineMs: 500, retry: { maxRetries: 999, baseDelayMs: 0 } };
  const failure = await failureOf(invoca(simulator, options).destinations.list().toArray());
  expect(isTimeoutError(failure)).toBe(true);
  expect(simulator.requests.length).toBeGreaterThan(1);
  expect(simulator.requests.length).toBeLessThan(20);
});

test("each page has its own deadline", async () => {
  const simulator = await forTest(startInvoca({ rows: 100, delayMs: 30 }));
  const items = await invoca(simulator, { deadlineMs: 150 })
    .destinations.list({ limit: 5 }, { concurrency: 1 })
    .toArray();
  expect(items).toHaveLength(100);
});

test("a call times out although its fetch ignores the signal", async () => {
  const fetch = () => new Promise<Response>(() => undefined);
  const stuck = invoca(NOWHERE, { ...ONCE, fetch, timeoutMs: 10 });
  expect(await failureOf(stuck.destinations.get(1))).toMatchObject({ limit: "attempt" });
  const patient = invoca(NOWHERE, { fetch });
  const controller = new AbortController();
  const failing = failureOf(patient.destinations.get(1, { signal: controller.signal }));
  controller.abort();
  expect(isAbortError(await failing)).toBe(true);
});

test("a call times out although its body ignores the signal", async () => {
  const fetch = () => Promise.resolve(new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })));
  expect(await failureOf(invoca(NOWHERE, { ...ONCE, fetch, timeoutMs: 10 }).destinations.get(1))).toMatchObject({
    limit: "attempt",
  });
});

test("no request is sent if the signal is already aborted", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const credential = vi.fn(() => "token");
  const client = invoca(NOWHERE, { fetch, credential });
  const failure = await failureOf(client.destinations.get(1, { signal: AbortSignal.abort() }));
  expect(failure).toMatchObject({ name: "AbortError", attempts: 0 });
  expect(requests).toEqual([]);
  expect(
    await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1, { signal: AbortSignal.abort() })),
  ).toMatchObject({
    name: "AbortError",
    attempts: 0,
  });
  expect(requests).toEqual([]);
});

test("an abort while connecting ends the call", async () => {
  const { fetch, requests } = hangingFetch();
  const controller = new AbortController();
  const failing = failureOf(invoca(NOWHERE, { fetch }).destinations.get(1, { signal: controller.signal }));
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  controller.abort();
  expect(await failing).toMatchObject({ name: "AbortError", attempts: 1 });
  expect(requests).toHaveLength(1);
});

test("an abort during the delay before a retry ends the call immediately", async () => {
  const { fetch, requests } = scriptedFetch(new Response("", { status: 503, headers: { "retry-after": "200" } }));
  const controller = new AbortController();
  const client = invoca(NOWHERE, { fetch, onRetry: () => setTimeout(() => controller.abort(), 5) });
  const failure = await failureOf(client.destinations.get(1, { signal: controller.signal }));
  expect(failure).toMatchObject({ name: "AbortError", attempts: 1 });
  expect(requests).toHaveLength(1);
});

test("an abort while the credential is obtained ends the call", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const controller = new AbortController();
  const credential = () => new Promise<string>(() => undefined);
  const failing = failureOf(invoca(NOWHERE, { fetch, credential }).destinations.get(1, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 5);
  expect(isAbortError(await failing)).toBe(true);
  expect(requests).toEqual([]);
});

test("nothing is sent with a credential that arrives after an abort or a timeout", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const credential = () => new Promise<string>((resolve) => setTimeout(() => resolve("late"), 40));
  const client = invoca(NOWHERE, { fetch, credential, timeoutMs: 10, retry: false });
  expect(await failureOf(client.destinations.get(1))).toMatchObject({ kind: "timeout", attempts: 0 });
  const signal = AbortSignal.timeout(5);
  expect(isAbortError(await failureOf(client.destinations.get(1, { signal })))).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(requests).toEqual([]);
});

test("a response that arrives after a timeout is neither followed nor passed to hooks", async () => {
  const onResponse = vi.fn();
  const late = (response: Response) => () =>
    new Promise<Response>((resolve) => setTimeout(() => resolve(response), 40));
  const redirect = new Response(null, { status: 307, headers: { location: "/elsewhere" } });
  for (const response of [Response.json({ id: 1 }), redirect]) {
    const { fetch, requests } = scriptedFetch(late(response));
    const client = invoca(NOWHERE, { fetch, onResponse, timeoutMs: 10, retry: false });
    expect(await failureOf(client.destinations.get(1))).toMatchObject({ kind: "timeout", attempts: 1 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(requests).toHaveLength(1);
  }
  expect(onResponse).not.toHaveBeenCalled();
});

test("a credential function that hangs is limited by the timeout and the deadline", async () => {
  const { fetch, requests } = scriptedFetch({ id: 1 });
  const credential = () => new Promise<string>(() => undefined);
  const client = invoca(NOWHERE, { fetch, credential, deadlineMs: 20 });
  expect(await failureOf(client.destinations.get(1))).toMatchObject({ kind: "timeout", limit: "deadline" });
  expect(requests).toEqual([]);
});

test("an abort after the end of the call has no effect, and no listener remains", async () => {
  const { fetch } = scriptedFetch({ id: 1 });
  const controller = new AbortController();
  const add = vi.spyOn(controller.signal, "addEventListener");
  const remove = vi.spyOn(controller.signal, "removeEventListener");
  const client = invoca(NOWHERE, { fetch });
  expect(await client.destinations.get(1, { signal: controller.signal })).toEqual({ id: 1 });
  controller.abort();
  expect(remove.mock.calls.length).toBeGreaterThanOrEqual(
    add.mock.calls.filter(([type, , options]) => type === "abort" && (options as { once?: boolean })?.once !== true)
      .length,
  );
});

test("the timer of a finished call does not affect another call", async () => {
  const simulator = await forTest(
    startInvoca({ rows: 1, faults: (request) => (request === 1 ? FAULTS.hang : undefined) }),
  );
  const client = invoca(simulator, { timeoutMs: 200, ...ONCE });
  const first = failureOf(client.destinations.get(1));
  await vi.waitFor(() => expect(simulator.requests).toHaveLength(1));
  expect(await client.destinations.get(1)).toMatchObject({ id: 1 });
  expect(await first).toMatchObject({ limit: "attempt" });
  expect(await client.destinations.get(1)).toMatchObject({ id: 1 });
});

test.each([
  ["timeoutMs", 0],
  ["deadlineMs", -1],
  ["timeoutMs", NaN],
  ["maxBodyBytes", 0],
] as const)("`%s: %d` is refused by name", (name, value) => {
  expect(() => invoca(NOWHERE, { [name]: value })).toThrow(new RegExp(`\`${name}\``));
});

test("invalid `retry` values are errors that name the option", () => {
  expect(() => invoca(NOWHERE, { retry: { maxRetries: -1 } })).toThrow(/maxRetries`/);
  expect(() => invoca(NOWHERE, { retry: { baseDelayMs: -1 } })).toThrow(/baseDelayMs`/);
  expect(() => invoca(NOWHERE, { retry: { maxDelayMs: NaN } })).toThrow(/maxDelayMs`/);
});
