import { describe, expect, test, vi } from "vitest";
import { findExhaustedLimit } from "../../src/providers/callgear/exhausted-limit.js";
import { callgear, failureOf, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { startCallgear, type ReceivedRequest } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const paramsOf = ({ body }: ReceivedRequest) => (JSON.parse(body) as { params: Record<string, unknown> }).params;
const budget = (left: object) => ({
  day_limit: 9,
  day_remaining: 5,
  day_reset: 3600,
  minute_limit: 9,
  minute_remaining: 5,
  minute_reset: 30,
  ...left,
});

describe("fields", () => {
  test("items have only these fields", async () => {
    const simulator = await forTest(startCallgear({ rows: 3 }));
    const items = await callgear(simulator)
      .virtualNumbers.list({ fields: ["id", "status"] })
      .toArray();
    expect(items).toEqual([
      { id: 1, status: "active" },
      { id: 2, status: "active" },
      { id: 3, status: "active" },
    ]);
    expect(paramsOf(simulator.requests[0]!)["fields"]).toEqual(["id", "status"]);
  });

  test("the id is requested to detect repeated items, and removed from the items", async () => {
    const simulator = await forTest(
      startCallgear({ rows: 25, beforeResponse: (request, rows) => (request === 2 ? rows.insert(90, 0) : undefined) }),
    );
    const listing = callgear(simulator).virtualNumbers.list({ fields: ["virtual_phone_number"], limit: 10 });
    const items = await listing.toArray();
    expect(paramsOf(simulator.requests[0]!)["fields"]).toEqual(["virtual_phone_number", "id"]);
    expect(items.map((item) => Object.keys(item))).toEqual(items.map(() => ["virtual_phone_number"]));
    expect(new Set(items.map((item) => item.virtual_phone_number)).size).toBe(26);
    expect(items).toHaveLength(26);
    expect(listing.report).toMatchObject({ complete: true });
  });

  test("a resume token continues a list with the same fields, and is rejected for other fields", async () => {
    const simulator = await forTest(startCallgear({ rows: 25 }));
    const { virtualNumbers } = callgear(simulator);
    const pages = virtualNumbers.list({ fields: ["name"], limit: 10 }).pages();
    const { value } = await pages.next();
    await pages.return();
    const resumeToken = value!.resumeToken!;
    expect(await virtualNumbers.list({ fields: ["name"], limit: 10 }, { resumeToken }).toArray()).toHaveLength(15);
    expect(() => virtualNumbers.list({ fields: ["status"], limit: 10 }, { resumeToken })).toThrow(/`resumeToken`/);
  });

  test("an empty array, or a value that is not an array, throws a TypeError", () => {
    for (const [fields, shown] of [
      [[], "an array"],
      [null, "null"],
      ["id", '"id"'],
    ] as const) {
      const error = new TypeError(`\`fields\` must be a non-empty array of property names, got ${shown}`);
      expect(() => callgear(NOWHERE).virtualNumbers.list({ fields: fields as never })).toThrow(error);
    }
  });
});

describe("the rate limit of the account", () => {
  test("when the minute's limit is exhausted, the next call is delayed until the reset", async () => {
    const limits = (request: number) => budget(request === 1 ? { minute_remaining: 0, minute_reset: 0.05 } : {});
    const simulator = await forTest(startCallgear({ rows: 3, limits }));
    const client = callgear(simulator);
    expect(await client.virtualNumbers.list().toArray()).toHaveLength(3);
    expect(await client.virtualNumbers.list().toArray()).toHaveLength(3);
    expect(simulator.requests).toHaveLength(2);
  });

  test("a reset after the deadline is an error before a request is sent, and an abort ends the delay", async () => {
    const simulator = await forTest(
      startCallgear({ rows: 3, limits: () => budget({ minute_remaining: 0, minute_reset: 40 }) }),
    );
    const client = callgear(simulator, { deadlineMs: 5000 });
    await client.virtualNumbers.list().toArray();
    const failure = await failureOf(client.virtualNumbers.list().toArray());
    expect(failure).toMatchObject({ kind: "timeout", limit: "deadline", attempts: 0 });
    expect(failure.message).toMatch(/40 s/);

    const patient = callgear(simulator);
    await patient.virtualNumbers.list().toArray();
    const controller = new AbortController();
    const waiting = failureOf(patient.virtualNumbers.list({}, { signal: controller.signal }).toArray());
    setTimeout(() => controller.abort(), 5);
    expect(await waiting).toMatchObject({ kind: "abort", attempts: 0 });
    expect(simulator.requests).toHaveLength(2);
  });

  test("limit_exceeded is retried after the delay in the error's metadata", async () => {
    const metadata = { limits: budget({ minute_remaining: 0, minute_reset: 0.02 }) };
    const error = { code: -32029, message: "x", data: { mnemonic: "limit_exceeded", metadata } };
    const { fetch, requests } = scriptedFetch({ error }, { result: { data: [], metadata: { total_items: 0 } } });
    const onRetry = vi.fn();
    expect(await callgear(NOWHERE, { fetch, onRetry }).virtualNumbers.list().toArray()).toEqual([]);
    expect(requests).toHaveLength(2);
    expect(onRetry).toHaveBeenCalledWith(expect.objectContaining({ delayMs: 20 }));
  });

  test("an exhausted daily limit is an error and is not retried", async () => {
    const metadata = { limits: budget({ day_remaining: 0, minute_remaining: 0, day_reset: 7200 }) };
    const error = { code: -32029, message: "x", data: { mnemonic: "limit_exceeded", metadata } };
    const { fetch, requests } = scriptedFetch({ error });
    const client = callgear(NOWHERE, { fetch, deadlineMs: 86_400_000 });
    const failure = await failureOf(client.virtualNumbers.list().toArray());
    expect(failure).toMatchObject({
      mnemonic: "limit_exceeded",
      retryable: false,
      retryAfterMs: 7_200_000,
      attempts: 1,
    });
    expect(await failureOf(client.virtualNumbers.list().toArray())).toMatchObject({ mnemonic: "limit_exceeded" });
    expect(requests).toHaveLength(2);
  });

  test("a reported reset is at most a minute, or a day for the daily limit", () => {
    const resetOf = (limits: object) => findExhaustedLimit({ result: { metadata: { limits } } });
    for (const minute_reset of [61, 99_999_999, 2 ** 53, Infinity]) {
      expect(resetOf({ minute_remaining: 0, minute_reset })).toEqual({ resetMs: 60_000, wait: true });
    }
    for (const minute_reset of [-1, -Infinity, NaN, "99999999", null, undefined, true, {}]) {
      expect(resetOf({ minute_remaining: 0, minute_reset })).toEqual({ resetMs: 0, wait: true });
    }
    expect(resetOf({ minute_remaining: 0, minute_reset: 59.5 })).toEqual({ resetMs: 59_500, wait: true });
    expect(resetOf({ minute_remaining: -3, minute_reset: 5 })).toEqual({ resetMs: 5_000, wait: true });
    expect(resetOf({ day_remaining: 0, day_reset: 1e9 })).toEqual({ resetMs: 86_400_000, wait: false });
    expect(resetOf({ minute_remaining: 1, minute_reset: 5, day_remaining: 1 })).toBeUndefined();
  });

  test("a reset in three years is a delay of at most a minute, of this account only", async () => {
    const limits = budget({ minute_remaining: 0, minute_reset: 99_999_999 });
    const { fetch, requests } = scriptedFetch({ result: { data: [], metadata: { total_items: 0, limits } } });
    const [client, other] = [callgear(NOWHERE, { fetch, deadlineMs: 5000 }), callgear(NOWHERE, { fetch })];
    await client.virtualNumbers.list().toArray();
    const { message } = await failureOf(client.virtualNumbers.list().toArray());
    expect(message).toMatch(/rate limit exhausted; it resets in 60 s, after the 5000 ms deadline$/);
    await other.virtualNumbers.list().toArray();
    expect(requests).toHaveLength(2);
  });

  test("limits that are not in the documented form are ignored", async () => {
    for (const limits of [
      null,
      {},
      { minute_remaining: "0" },
      { minute_remaining: 0, minute_reset: "x" },
      { minute_remaining: 0, minute_reset: -5 },
    ]) {
      const { fetch, requests } = scriptedFetch({ result: { data: [], metadata: { total_items: 0, limits } } });
      const client = callgear(NOWHERE, { fetch });
      await client.virtualNumbers.list().toArray();
      await client.virtualNumbers.list().toArray();
      expect(requests).toHaveLength(2);
    }
  });
});

test("a credential in the query throws a TypeError that does not show it", () => {
  for (const access_token of ["s3cret-9", null, 5]) {
    const list = () => callgear(NOWHERE).virtualNumbers.list({ access_token } as object);
    expect(list).toThrow(TypeError);
    expect(list).toThrow(/^`access_token` must be absent from the query, got /);
    expect(list).not.toThrow(/s3cret-9/);
  }
});

test("each call has its own id", async () => {
  const simulator = await forTest(startCallgear({ rows: 25 }));
  await callgear(simulator).virtualNumbers.list({ limit: 10 }).toArray();
  const ids = simulator.requests.map(({ body }) => (JSON.parse(body) as { id: unknown }).id);
  expect(new Set(ids).size).toBe(3);
});
