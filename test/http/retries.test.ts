import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import type { RetryEvent } from "../../src/http/hooks.js";
import { callgear, CASES, failureOf, invoca, NOWHERE, type TestClientOptions } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { COMMON_FAULTS, FAULTS, firstRequests, seededFaults } from "../support/simulators/index.js";
import { scriptedFetch, type Act } from "../support/simulators/scripted-fetch.js";

const ROW = { id: 1 };
const ONCE = { retry: false } as const;
const status = (code: number, headers?: Record<string, string>) =>
  new Response("{}", { status: code, ...(headers && { headers }) });

/** Runs one call whose attempts have these results. */
function get(acts: Act[], options: TestClientOptions = {}, signal?: AbortSignal) {
  const { fetch, requests } = scriptedFetch(...acts);
  const client = invoca(NOWHERE, { fetch, ...options });
  return { requests, done: client.destinations.get(1, signal && { signal }) };
}

test.each([408, 429, 500, 502, 503, 504])("status %i is retried three times, then it is the error", async (code) => {
  const { requests, done } = get([status(code)]);
  expect(await failureOf(done)).toMatchObject({ kind: "http", status: code, attempts: 4, retryable: true });
  expect(requests).toHaveLength(4);
});

test.each([300, 304, 400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 418, 422, 451, 501, 505])(
  "status %i is an error without retries",
  async (code) => {
    const { requests, done } = get([new Response(code === 304 ? null : "{}", { status: code })]);
    expect(await failureOf(done)).toMatchObject({ kind: "http", status: code, attempts: 1, retryable: false });
    expect(requests).toHaveLength(1);
  },
);

test("a call that succeeds after retries returns its data", async () => {
  const acts = [status(503), new TypeError("fetch failed"), new Response("<html>"), ROW];
  const { requests, done } = get(acts);
  expect(await done).toEqual(ROW);
  expect(requests).toHaveLength(4);
});

test("the bodies of earlier attempts are not kept until the call ends", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const bodies: WeakRef<object>[] = [];
  const { fetch } = scriptedFetch(status(503), status(503), status(503), async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collectGarbage();
    expect(bodies.map((body) => body.deref())).toEqual([undefined, undefined, expect.anything()]);
    return Response.json(ROW);
  });
  const client = invoca(NOWHERE, { fetch, onExchange: ({ body }) => bodies.push(new WeakRef(body as object)) });
  expect(await client.destinations.get(1)).toEqual(ROW);
});

test("each attempt sends the same request", async () => {
  const { requests, done } = get([status(503), status(502), ROW]);
  await done;
  expect(new Set(requests.map(({ url, method }) => `${method} ${url}`)).size).toBe(1);
  expect(new Set(requests.map(({ headers }) => JSON.stringify([...headers]))).size).toBe(1);

  const rpc = scriptedFetch(status(503), { result: { data: [], metadata: { total_items: 0 } } });
  await callgear(NOWHERE, { fetch: rpc.fetch }).virtualNumbers.list().toArray();
  const [first, second] = await Promise.all(rpc.requests.map((request) => request.text()));
  expect(second).toBe(first);
});

test.each([
  [false as const, 1],
  [{ maxRetries: 0 }, 1],
  [{ maxRetries: 1, baseDelayMs: 0 }, 2],
  [{ maxRetries: 6, baseDelayMs: 0 }, 7],
  [{ baseDelayMs: 0 }, 4],
])("`retry: %j` makes %i attempts", async (retry, attempts) => {
  const { requests, done } = get([status(503)], { retry });
  expect(await failureOf(done)).toMatchObject({ attempts });
  expect(requests).toHaveLength(attempts);
});

test("the delays double up to a maximum, with jitter", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  try {
    const events: RetryEvent[] = [];
    const retry = { maxRetries: 6, baseDelayMs: 1, maxDelayMs: 10 };
    await failureOf(get([status(503)], { retry, onRetry: (event) => events.push(event) }).done);
    expect(events.map(({ delayMs }) => delayMs)).toEqual([0.5, 1, 2, 4, 5, 5]);
    expect(events.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6]);
  } finally {
    vi.restoreAllMocks();
  }
});

/** Returns the delay before the second attempt, without waiting for it. */
async function waitAfter(headers: Record<string, string>, code = 429): Promise<number | undefined> {
  const controller = new AbortController();
  let delayMs: number | undefined;
  const onRetry = (event: RetryEvent) => {
    ({ delayMs } = event);
    controller.abort();
  };
  await failureOf(get([status(code, headers), ROW], { onRetry }, controller.signal).done);
  return delayMs;
}

test("`Retry-After` in seconds is the delay, also above `maxDelayMs`", async () => {
  expect(await waitAfter({ "retry-after": "17" })).toBe(17_000);
  expect(await waitAfter({ "retry-after": "200" }, 503)).toBe(200_000);
});

test("`Retry-After` as a date is the time until then", async () => {
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const delayMs = await waitAfter({ "retry-after": inAMinute });
  expect(delayMs).toBeGreaterThan(50_000);
  expect(delayMs).toBeLessThanOrEqual(60_000);
  expect(await waitAfter({ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" })).toBeLessThanOrEqual(5);
});

test("an invalid `Retry-After` is ignored", async () => {
  for (const value of ["soon", "-1", "1.5", "1e3", "", "NaN", "99 bottles", "retry 9999", "9999-01-01T00:00:00Z"]) {
    const delayMs = await waitAfter({ "retry-after": value });
    expect([value, delayMs! <= 5]).toEqual([value, true]);
  }
});

test("`Retry-After: 0` and a date in the past are a minimum: the delay is the backoff", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  try {
    for (const value of ["0", "Wed, 21 Oct 2015 07:28:00 GMT"]) {
      const delays: number[] = [];
      const retry = { maxRetries: 4, baseDelayMs: 2, maxDelayMs: 8 };
      const onRetry = ({ delayMs }: RetryEvent) => delays.push(delayMs);
      await failureOf(get([status(429, { "retry-after": value })], { retry, onRetry }).done);
      expect(delays).toEqual([1, 2, 4, 4]);
    }
  } finally {
    vi.restoreAllMocks();
  }
});

test("many retries without a delay do not overload the server: from the 11th on, the delay is 100 ms", async () => {
  const limitExceeded = { error: { code: -32029, message: "x", data: { mnemonic: "limit_exceeded" } } };
  for (const [act, run] of [
    [status(429, { "retry-after": "0" }), (options: object) => invoca(NOWHERE, options).destinations.get(1)],
    [status(503), (options: object) => invoca(NOWHERE, options).destinations.get(1)],
    [new Error("reset"), (options: object) => invoca(NOWHERE, options).destinations.get(1)],
    [limitExceeded, (options: object) => callgear(NOWHERE, options).virtualNumbers.list().toArray()],
  ] as const) {
    const { fetch, requests } = scriptedFetch(act);
    const delays: number[] = [];
    const retry = { maxRetries: 12, baseDelayMs: 0 };
    await failureOf(run({ fetch, retry, onRetry: ({ delayMs }: RetryEvent) => delays.push(delayMs) }));
    expect(delays).toEqual([...Array<number>(10).fill(0), 100, 100]);
    expect(requests).toHaveLength(13);
  }
});

test("a delay that ends after the deadline fails immediately, and the error has the server's delay", async () => {
  for (const value of ["3600", "99999999999999", new Date(Date.now() + 3_600_000).toUTCString()]) {
    const { requests, done } = get([status(429, { "retry-after": value })]);
    const failure = await failureOf<Error & { retryAfterMs: number }>(done);
    expect(failure).toMatchObject({ status: 429, attempts: 1, retryable: true });
    expect(failure.retryAfterMs).toBeGreaterThan(3_590_000);
    expect(requests).toHaveLength(1);
  }
});

test("the error of a delay past the deadline contains the delay and the deadline", async () => {
  const { requests, done } = get([status(429, { "retry-after": "3600" })], { deadlineMs: 5000 });
  const failure = await failureOf(done);
  expect(failure).toMatchObject({ name: "RateLimitError", retryAfterMs: 3_600_000, attempts: 1 });
  expect(failure.message).toMatch(
    /^invoca: getDestination: HTTP 429 .*; not retried: the 3600 s delay exceeds the remaining deadline$/,
  );
  expect(requests).toHaveLength(1);
});

test("a backoff that ends after the deadline fails immediately too", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  try {
    const retry = { maxRetries: 8, baseDelayMs: 20_001, maxDelayMs: 60_000 };
    for (const act of [status(503), new TypeError("fetch failed"), new Response("<html>")]) {
      const { requests, done } = get([act], { deadlineMs: 9000, retry });
      const failure = await failureOf<Error & { retryAfterMs?: number }>(done);
      expect(failure).toMatchObject({ attempts: 1, retryable: true });
      expect(failure.message).toMatch(/; not retried: the 11 s delay exceeds the remaining deadline$/);
      expect(failure.retryAfterMs).toBeUndefined();
      expect(requests).toHaveLength(1);
    }
  } finally {
    vi.restoreAllMocks();
  }
});

test("callgear: a rate limit that is reset after the deadline fails immediately too", async () => {
  const error = { code: -32029, message: "Limit", data: { mnemonic: "limit_exceeded" } };
  const limits = {
    minute_limit: 1,
    minute_remaining: 0,
    minute_reset: 42,
    day_limit: 9,
    day_remaining: 5,
    day_reset: 99,
  };
  const withLimits = { ...error, data: { ...error.data, metadata: { limits } } };
  const { fetch, requests } = scriptedFetch({ jsonrpc: "2.0", id: 1, error: withLimits });
  const failure = await failureOf(callgear(NOWHERE, { fetch, deadlineMs: 5000 }).virtualNumbers.list().toArray());
  expect(failure).toMatchObject({ mnemonic: "limit_exceeded", retryAfterMs: 42_000, attempts: 1 });
  expect(failure.message).toMatch(/; not retried: the 42 s delay exceeds the remaining deadline$/);
  expect(requests).toHaveLength(1);
});

test("the message of an error that is not retryable does not mention a delay", async () => {
  for (const [code, options] of [
    [404, {}],
    [503, {}],
    [503, ONCE],
  ] as const) {
    expect((await failureOf(get([status(code)], options).done)).message).not.toMatch(/deadline/);
  }
});

const RPC_RETRIED = ["limit_exceeded", "internal_error"];
const RPC_FINAL = [
  "access_token_blocked",
  "access_token_expired",
  "access_token_invalid",
  "account_inactive",
  "auth_error",
  "data_type_error",
  "error",
  "forbidden",
  "invalid_parameter_value",
  "ip_not_whitelisted",
  "method_not_found",
  "required_parameter_missed",
  "sort_prohibited",
  "something_new",
];

test.each([...RPC_RETRIED, ...RPC_FINAL])("callgear's %s in an HTTP 200", async (mnemonic) => {
  const error = { code: -32000, message: "No", data: { mnemonic } };
  const { fetch, requests } = scriptedFetch({ jsonrpc: "2.0", id: 1, error });
  const retried = RPC_RETRIED.includes(mnemonic);
  const failure = await failureOf(callgear(NOWHERE, { fetch }).virtualNumbers.list().toArray());
  expect(failure).toMatchObject({ kind: "rpc", mnemonic, attempts: retried ? 4 : 1, retryable: retried });
  expect(requests).toHaveLength(retried ? 4 : 1);
});

test("an operation that is not in the spec is not retried", async () => {
  const { fetch, requests } = scriptedFetch(status(503));
  const raw = invoca(NOWHERE, { fetch }).raw as unknown as {
    POST: (path: string, init: object) => Promise<{ error?: unknown }>;
  };
  expect(await raw.POST("/elsewhere", { body: {} })).toMatchObject({ error: {} });
  expect(requests).toHaveLength(1);
});

test.each(CASES)("$id: a list is read completely although every kind of fault occurs", async ({ start, list, id }) => {
  const kinds = id === "callgear" ? [...COMMON_FAULTS, FAULTS.limitExceeded, FAULTS.internalError] : COMMON_FAULTS;
  for (const fault of kinds) {
    const simulator = await forTest(start({ rows: 3, faults: firstRequests(2, fault) }));
    expect(await list(simulator).toArray()).toHaveLength(3);
    expect([fault, simulator.requests.length]).toEqual([fault, 3]);
  }
});

test.each(CASES.flatMap((one) => [1, 2, 3].map((seed) => ({ ...one, seed }))))(
  "$id: if one response in five fails, seed $seed, every row is listed once",
  async ({ start, list, keyOf, id, seed }) => {
    const kinds = id === "callgear" ? [...COMMON_FAULTS, FAULTS.limitExceeded, FAULTS.internalError] : COMMON_FAULTS;
    const simulator = await forTest(start({ rows: 1234, faults: seededFaults(seed, 0.2, kinds) }));
    const listing = list(simulator, {}, { retry: { maxRetries: 9, baseDelayMs: 1, maxDelayMs: 5 } });
    const keys = (await listing.toArray()).map(keyOf);
    expect(keys.toSorted((a, b) => a - b)).toEqual(simulator.rows.keys);
    expect(listing.report).toMatchObject({ complete: true });
  },
);
